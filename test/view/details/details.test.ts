import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { detailBlock } from '../../../src/view/details/details.ts'
import { UNICODE } from '../../../src/view/symbols.ts'
import { linesOf, rowText, stylesOf } from '../../support/state/picture.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { makeState, play, profilesNamed } from '../../support/state/state.ts'

const sample = (selected: string) => ({ ...sampleState(), selected })
const lines = (state: State, cells: number) => linesOf(detailBlock(state, cells, UNICODE).rows)
/** What stands above the chain. */
const head = (state: State, cells: number) => {
  const all = lines(state, cells)
  return all.slice(0, all.indexOf(' Source chain') - 1)
}

describe('everything about a profile, part by part', () => {
  it('status, chain, settings, those of its session', () => {
    const { rows, stops } = detailBlock(sample('dev'), 62, UNICODE)
    expect(linesOf(rows)).toEqual([
      ' ○ expired 2h ago         111122223333 · ReadOnly · us-west-2',
      ' Kind        sso-session',
      ' Identity    not verified: c to check',
      ' Source of   prod-admin',
      '',
      ' Source chain',
      ' dev                                                config:10',
      ' └ sso role 111122223333/ReadOnly                   config:12',
      '   └ sso-session my-sso  us-east-1                  config:11',
      '     └ token cache 0ad37430….json',
      '         ○ expired 2h ago',
      '           press l to log in',
      '',
      ' Settings',
      ' sso_session     my-sso                             config:11',
      ' sso_account_id  111122223333                       config:12',
      ' sso_role_name   ReadOnly                           config:13',
      ' region          us-west-2                          config:14',
      '',
      ' sso-session my-sso',
      ' sso_start_url            https://d-1234567890.awsa… config:6',
      ' sso_region               us-east-1                  config:7',
      ' sso_registration_scopes  sso:account:access         config:8',
    ])
    expect(stops).toEqual([6, 7, 8, 9, 14, 15, 16, 17, 20, 21, 22])
  })

  it('with what the portal calls the account, on a row of its own where it is narrow', () => {
    const named = { ...sample('dev'), accountNames: new Map([['111122223333', 'Acme Development']]) }
    expect(head(named, 90)[0]).toMatch(/ 111122223333 Acme Development · ReadOnly · us-west-2$/)
    expect(head(named, 62).slice(0, 2)).toEqual([
      ' ○ expired 2h ago         111122223333 · ReadOnly · us-west-2',
      ' Account     Acme Development',
    ])
  })

  it('and problems, counted', () => {
    const { rows, stops } = detailBlock(sample('default'), 62, UNICODE)
    expect(linesOf(rows).slice(-4)).toEqual([
      ' Problems (1)',
      ' · long-term-keys                               credentials:2',
      '   Long-term keys never expire, so a leaked one stays usable:',
      '   prefer IAM Identity Center or a role.',
    ])
    expect(stops).toEqual([5, 6, 10, 11, 12, 13, 16])
  })

  it('headings are strong, labels dim', () => {
    const rows = detailBlock(sample('dev'), 62, UNICODE).rows.map(stylesOf)
    expect(rows.slice(0, 2)).toEqual([
      [
        ['expired', '○'],
        ['expired', 'expired 2h ago'],
        ['dim', '111122223333 · ReadOnly · us-west-2'],
      ],
      [
        ['dim', 'Kind'],
        ['text', 'sso-session'],
      ],
    ])
    const strong = rows.flat().filter(([style]) => style === 'strong')
    expect(strong.map(([, text]) => text)).toEqual(['Source chain', 'Settings', 'sso-session my-sso'])
  })

  it('nothing where no profile is chosen', () => {
    expect(detailBlock(makeState(), 62, UNICODE)).toEqual({ rows: [], stops: [] })
  })
})

describe('account, role and region stand beside the status where they fit, else below it', () => {
  it.each([
    [55, [' ○ expired 2h ago  111122223333 · ReadOnly · us-west-2']],
    [54, [' ○ expired 2h ago', ' Place       111122223333 · ReadOnly · us-west-2']],
    [42, [' ○ expired 2h ago', ' Place       111122223333 · ReadOnly ·', '             us-west-2']],
  ])('%i', (cells, wanted) => {
    expect(head(sample('dev'), cells).slice(0, -3)).toEqual(wanted)
  })

  it('a long status is wrapped', () => {
    expect(head(sample('loop-a'), 38).slice(0, 3)).toEqual([
      ' ✗ broken: these settings cannot work',
      ' Place       444455556666 · LoopA',
      ' Kind        assume-role',
    ])
    expect(head(sample('loop-a'), 30).slice(0, 2)).toEqual([' ✗ broken: these settings', '   cannot work'])
  })

  it('nothing stands there where nothing is known', () => {
    expect(head(sample('robot'), 62)[0]).toBe(' · unverified: only a check can tell')
    expect(head(sample('robot'), 30)[2]).toBe(' Kind        short-term-keys')
  })
})

it('cached role credentials have a line', () => {
  expect(head(sample('prod-admin'), 62).at(-1)).toBe(' Role cache  serves the AWS CLI for 1h')
})

it('of many dependents three lines are named', () => {
  const roles = Array.from({ length: 30 }, (_, at) => {
    return `[profile role-${at}]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = base\n`
  })
  const state = makeState({ config: `[profile base]\n${roles.join('')}` })
  expect(head(state, 42).slice(-4)).toEqual([
    ' Identity    not verified: c to check',
    ' Source of   role-0, role-1, role-2,',
    '             role-3, role-4, role-5,',
    '             role-6, role-7, role-8,',
  ])
})

it('what a check says stands behind its label, on as many lines as it takes', () => {
  const state = play(makeState({ config: profilesNamed('a') }), 'check')
  expect(head(state, 42).at(-1)).toBe(' Identity    ⠋ checking …')
  const error = { code: 'x', message: 'This does not work at all.', hint: null, raw: null }
  const result = { name: 'a', identity: null, expiresAt: null, failedLink: 0, error, ms: 1, at: state.now }
  const failed = play(state, { type: 'check-results', attempt: 1, results: [result] })
  expect(head(failed, 32).slice(-3)).toEqual([
    ' Identity    This does not work',
    '             at all.',
    '             checked just now',
  ])
})

it('the open field’s line is counted from the top', () => {
  const open = play({ ...sample('dev'), focus: 'details', detail: 8 }, 'edit')
  const { rows, editRow } = detailBlock(open, 62, UNICODE)
  expect(rowText(rows[editRow ?? 0] ?? [])).toMatch(/^ sso_start_url {12}\S/)
})
