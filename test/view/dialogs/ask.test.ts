import { expect, it } from 'vitest'
import { askRows } from '../../../src/view/dialogs/ask.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { linesOf, stylesOf } from '../../support/state/picture.ts'
import { ssoState } from '../../support/state/sso-state.ts'
import { play } from '../../support/state/state.ts'

const ask = overlayOf(play(ssoState('dev'), 'log-out'), 'ask')

it('what there is to know, wrapped, and the two answers', () => {
  const { title, rows, note } = askRows(ask, 40)
  expect([title, note]).toEqual(['Log out of work', ''])
  expect(linesOf(rows)).toEqual([
    '3 profiles use this session.',
    'The session ends for every tool on this',
    'machine.',
    '',
    'Enter yes   Esc no',
  ])
  expect(stylesOf(rows.at(-1) ?? [])).toEqual([
    ['key', 'Enter'],
    ['dim', 'yes'],
    ['key', 'Esc'],
    ['dim', 'no'],
  ])
})

it('nothing in it is obeyed', () => {
  expect(linesOf(askRows({ ...ask, lines: ['a\u001b'] }, 40).rows)[0]).toBe('a\\x1b')
})
