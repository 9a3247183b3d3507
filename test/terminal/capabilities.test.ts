import { describe, expect, it } from 'vitest'
import { capabilitiesOf } from '../../src/terminal/capabilities.ts'

const UTF8 = { LANG: 'en_US.UTF-8' }

describe('colour', () => {
  it.each([
    ['a terminal', UTF8, true, {}, true],
    ['no terminal', UTF8, false, {}, false],
    ['NO_COLOR', { ...UTF8, NO_COLOR: '1' }, true, {}, false],
    ['an empty NO_COLOR means nothing', { ...UTF8, NO_COLOR: '' }, true, {}, true],
    ['--no-color', UTF8, true, { color: false }, false],
    ['a dumb terminal', { ...UTF8, TERM: 'dumb' }, true, {}, false],
    ['FORCE_COLOR into a pipe', { ...UTF8, FORCE_COLOR: '1' }, false, {}, true],
    ['FORCE_COLOR=0', { ...UTF8, FORCE_COLOR: '0' }, false, {}, false],
    ['NO_COLOR beats FORCE_COLOR', { ...UTF8, NO_COLOR: '1', FORCE_COLOR: '1' }, true, {}, false],
    ['--no-color beats FORCE_COLOR', { ...UTF8, FORCE_COLOR: '1' }, true, { color: false }, false],
  ])('%s', (_, variables, isTerminal, flags, wanted) => {
    expect(capabilitiesOf(variables, isTerminal, flags, { symbols: 'auto', theme: 'auto' }).hasColour).toBe(
      wanted,
    )
  })
})

describe('ASCII', () => {
  it.each([
    ['a UTF-8 locale', UTF8, {}, 'auto', false],
    ['utf8 without a hyphen', { LANG: 'C.utf8' }, {}, 'auto', false],
    ['LC_ALL beats LANG', { LC_ALL: 'C', ...UTF8 }, {}, 'auto', true],
    ['LC_CTYPE beats LANG', { LC_CTYPE: 'en_GB.UTF-8', LANG: 'C' }, {}, 'auto', false],
    ['Latin-1', { LANG: 'de_DE.ISO-8859-1' }, {}, 'auto', true],
    ['no locale', {}, {}, 'auto', process.platform !== 'win32'],
    ['the Linux console', { ...UTF8, TERM: 'linux' }, {}, 'auto', true],
    ['--ascii', UTF8, { ascii: true }, 'auto', true],
    ['the preference', UTF8, {}, 'ascii', true],
    ['the preference against the locale', { LANG: 'C' }, {}, 'unicode', false],
    ['--ascii against the preference', UTF8, { ascii: true }, 'unicode', true],
  ] as const)('%s', (_, variables, flags, symbols, wanted) => {
    expect(capabilitiesOf(variables, true, flags, { symbols, theme: 'auto' }).isAscii).toBe(wanted)
  })
})

describe('the background', () => {
  it.each([
    [undefined, 'auto', 'dark'],
    ['0;15', 'auto', 'light'],
    ['0;default;7', 'auto', 'light'],
    ['15;0', 'auto', 'dark'],
    ['0;15', 'dark', 'dark'],
    ['15;0', 'light', 'light'],
  ] as const)('COLORFGBG %s with the theme %s is %s', (COLORFGBG, theme, wanted) => {
    expect(capabilitiesOf({ COLORFGBG }, true, {}, { symbols: 'auto', theme }).theme).toBe(wanted)
  })
})
