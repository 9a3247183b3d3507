import { describe, expect, it } from 'vitest'
import { screenOf } from '../../src/view/screen.ts'
import { linesOf, stylesOf } from '../support/state/picture.ts'
import { makeState } from '../support/state/state.ts'

const KEYS =
  '[keys]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = s\naws_session_token = t\nexpiration = 2100-01-01T00:00:00Z\n'
const LIT = ['valid', 'renewable', 'expiring']

function screen(config: string, columns = 120) {
  const { title, banner, list, details } = screenOf(
    makeState({ config, credentials: KEYS, columns, rows: 40 }),
  )
  const marks = [title, ...list, ...details].flatMap(stylesOf).map(([style]) => style)
  return { lit: marks.filter((each) => LIT.includes(each)), list: linesOf(list), banner: linesOf(banner) }
}

describe('where the AWS CLI refuses a file', () => {
  it.each([
    ['a section that stands twice', '[profile a]\n[profile a]\n', 'config:2 duplicate-section', ' (f)'],
    ['a line that is nothing', '[profile a]\nnonsense\n', 'config:2 unparsable-line', ''],
    ['a byte order mark', '\ufeff[profile a]\n', 'config:1 byte-order-mark', ' (f)'],
  ])('%s: no mark looks as if a profile worked, and it is said what they mean', (_, config, place, key) => {
    const { lit, list, banner } = screen(config)
    expect(lit).toEqual([])
    expect(list[0]).toContain('as SDKs see them')
    expect(banner.join('\n')).toContain(`${place}: aws works for no profile until this is fixed${key}.`)
  })

  it('that is told whole in 50 columns', () => {
    expect(screen('[profile a]\nregion = x\nregion = x\n', 50).banner.map((each) => each.trim())).toEqual([
      'config:3 duplicate-setting: aws works for no',
      'profile until this is fixed (f).',
    ])
  })
})

it('else what works is seen to', () => {
  const { lit, list, banner } = screen('[profile a]\nregion = x\n')
  expect(lit).toContain('valid')
  expect([list[0], ...banner].join('\n')).not.toContain('SDK')
})
