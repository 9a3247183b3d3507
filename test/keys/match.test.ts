import { expect, it } from 'vitest'
import { keyNames } from '../../src/keys/match.ts'

it.each([
  ['j', {}, ['j']],
  ['jjj', {}, ['j', 'j', 'j']],
  ['名🎉x', {}, ['名', '🎉', 'x']],
  ['', { downArrow: true }, ['down']],
  ['', { upArrow: true }, ['up']],
  ['', { pageDown: true }, ['pagedown']],
  ['', { home: true }, ['home']],
  ['', { return: true }, ['enter']],
  ['', { escape: true, meta: true }, ['esc']],
  ['', { tab: true }, ['tab']],
  ['', { tab: true, shift: true }, ['shift+tab']],
  ['', { backspace: true }, ['backspace']],
  ['', { delete: true }, ['delete']],
  ['u', { ctrl: true }, ['ctrl+u']],
  ['b', { meta: true }, ['alt+b']],
  ['G', { shift: true }, ['G']],
  ['', {}, []],
  ['jj\r', {}, ['j', 'j', 'enter']],
  ['a\u0017b', {}, ['a', 'ctrl+w', 'b']],
  ['/dev\r\u001b', {}, ['/', 'd', 'e', 'v', 'enter', 'esc']],
  ['\u0003', {}, ['ctrl+c']],
  ['x\u007f\t\b', {}, ['x', 'backspace', 'tab', 'backspace']],
])('%j with %j → %j', (input, flags, wanted) => {
  expect(keyNames(input, flags)).toEqual(wanted)
})
