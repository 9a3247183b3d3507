import { describe, expect, it } from 'vitest'
import { chosen } from '../../../src/app/browse/selection.ts'
import type { ProfileCheck } from '../../../src/app/check/check.ts'
import type { State } from '../../../src/app/state.ts'
import type { CheckResult } from '../../../src/session/walk/check.ts'
import { chainRows } from '../../../src/view/details/chain.ts'
import { UNICODE } from '../../../src/view/symbols.ts'
import { ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { linesOf, rowText, stylesOf } from '../../support/state/picture.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { makeState, NOW } from '../../support/state/state.ts'

const sample = (selected: string) => ({ ...sampleState(), selected })
const one = (settings: string) => makeState({ config: `[profile a]\n${settings}\n` })

function chain(state: State, cells = 62, check?: ProfileCheck, failure?: string) {
  const found = chosen(state)
  if (!found) throw new Error('no profile is chosen')
  return chainRows(found.entry, found.profileStatus, state.now, cells, UNICODE, check, failure)
}
it('v shows the name of a link whole', () => {
  const state = sample('prod-admin')
  const found = chosen(state)!
  const whole = chainRows(found.entry, found.profileStatus, state.now, 42, UNICODE, undefined, undefined, 1)
  expect(linesOf(whole.rows).slice(0, 4)).toEqual([
    ' prod-admin                     config:16',
    ' └ assumes                      config:17',
    '     arn:aws:iam::444455556666:role/path/',
    '     to/AdministratorAccess',
  ])
  expect(whole.stops.slice(0, 3)).toEqual([0, 1, 4])
})

const lines = (state: State, cells = 62) => linesOf(chain(state, cells).rows)

describe('every link has a line with its place, the last one what it comes to', () => {
  it('a role on a profile with a session that has run out', () => {
    const { rows, stops } = chain(sample('prod-admin'))
    expect(linesOf(rows)).toEqual([
      ' prod-admin                                         config:16',
      ' └ assumes …556666:role/path/to/AdministratorAccess config:17',
      '   └ source_profile dev                             config:18',
      '     └ sso role 111122223333/ReadOnly               config:12',
      '       └ sso-session my-sso  us-east-1              config:11',
      '         └ token cache 0ad37430….json',
      '             ○ expired 2h ago',
      '               press l to log in',
    ])
    expect(stops).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('with less room names give way at the end that tells less, and the place stays', () => {
    expect(lines(sample('prod-admin'), 42)).toEqual([
      ' prod-admin                     config:16',
      ' └ assumes …AdministratorAccess config:17',
      '   └ source_profile dev         config:18',
      '     └ sso role 111122223333/R… config:12',
      '       └ sso-session my-sso  u… config:11',
      '         └ token cache 0ad37430….json',
      '             ○ expired 2h ago',
      '               press l to log in',
    ])
  })

  it('with room for it, the whole name of the cached token', () => {
    expect(lines(sample('legacy'), 106)[2]).toBe(
      `   └ token cache ${ssoTokenFile('https://legacy.awsapps.com/start')}`,
    )
  })

  it.each([
    ['keys', sample('robot'), [' └ access keys ****************MPLE             credentials:6']],
    ['a program', sample('builder'), [' └ runs /usr/local/bin/get-credentials              config:32']],
    [
      'a web identity',
      one('role_arn = arn:aws:iam::111122223333:role/R\nweb_identity_token_file = /t'),
      [
        ' └ assumes arn:aws:iam::111122223333:role/R          config:2',
        '   └ token file /t                                   config:3',
      ],
    ],
    [
      'this machine',
      one('role_arn = arn:aws:iam::111122223333:role/R\ncredential_source = Environment'),
      [
        ' └ assumes arn:aws:iam::111122223333:role/R          config:2',
        '   └ credential_source Environment                   config:3',
      ],
    ],
  ])('%s', (_, state, wanted) => {
    const [, ...rest] = lines(state)
    expect(rest.slice(0, wanted.length)).toEqual(wanted)
    expect(rest.at(-1)?.trim()).toBe('· unverified: only a check can tell')
  })

  it('aws login, with the damage of its file and the command that mends it', () => {
    expect(lines(sample('console')).slice(1)).toEqual([
      ' └ login_session arn:aws:iam::131313131313:user/me  config:51',
      '     ○ signed out: the cached file is not valid JSON',
      '       press l to log in',
    ])
  })

  it('nothing, and where the tools look then', () => {
    expect(lines(one('region = us-east-1'), 42)).toEqual([
      ' a                               config:1',
      '   · no credentials here: AWS tools try',
      '     container, then instance metadata',
    ])
  })
})

it('of a masked key the end stays, where there is room for no more', () => {
  expect(lines(sample('robot'), 42)[1]).toBe(' └ access keys ********MPLE credentials:6')
  expect(lines(sample('robot'), 36)[1]).toBe(' └ access keys **MPLE credentials:6')
})

it('a link that is broken says why, below it, and no status follows', () => {
  const { rows, stops } = chain(sample('loop-a'), 42)
  expect(linesOf(rows).slice(4)).toEqual([
    '       └ source_profile loop-a  config:29',
    '         ✗ The source profiles form a',
    '           cycle: loop-a → loop-b →',
    '           loop-a. Change one',
    '           source_profile.',
  ])
  expect(stops).toEqual([0, 1, 2, 3, 4])
  expect(rows.slice(3).map(stylesOf)).toEqual([
    [
      ['border', '└'],
      ['dim', 'assumes'],
      ['text', '…6666:role/LoopB'],
      ['origin', 'config:28'],
    ],
    [
      ['border', '└'],
      ['dim', 'source_profile'],
      ['broken', 'loop-a'],
      ['origin', 'config:29'],
    ],
    [
      ['broken', '✗'],
      ['broken', 'The source profiles form a'],
    ],
    [['broken', 'cycle: loop-a → loop-b →']],
    [['broken', 'loop-a. Change one']],
    [['broken', 'source_profile.']],
  ])
})

it('deep down links are indented no further', () => {
  const roles = Array.from({ length: 8 }, (_, at) => {
    return `[profile p${at}]\nrole_arn = arn:aws:iam::111122223333:role/R${at}\nsource_profile = p${at + 1}\n`
  })
  const branches = lines(makeState({ config: `${roles.join('')}[profile p8]\ncredential_process = x\n` }))
    .map((line) => line.indexOf('└'))
    .filter((at) => at > 0)
  expect(branches).toEqual([1, 3, 5, 7, 9, 11, 13, 15, ...Array(9).fill(17)])
})

it('the status has its style, what to do next is dim', () => {
  const { rows } = chain(sample('dev'))
  expect(rows.slice(-2).map(stylesOf)).toEqual([
    [
      ['expired', '○'],
      ['expired', 'expired 2h ago'],
    ],
    [['dim', 'press l to log in']],
  ])
})

it('why a token was not renewed stands under what became of it', () => {
  const failure = 'IAM Identity Center does not answer.\u001b'
  const { rows } = chain(sample('soon'), 40, undefined, failure)
  expect(linesOf(rows).slice(-3)).toEqual([
    '         ◐ expiring: 9m left',
    '           IAM Identity Center does not',
    '           answer.\\x1b',
  ])
  expect(rows.at(-1)?.at(-1)?.style).toBe('warning')
})

describe('a check marks its links at the very left', () => {
  const links = new Map<number, { state: 'running' | 'done'; detail: string }>([
    [0, { state: 'done', detail: '' }],
    [1, { state: 'running', detail: '' }],
  ])
  const error = { code: 'x', message: 'x', hint: null, raw: null }
  const result: CheckResult = {
    name: 'robot',
    identity: null,
    expiresAt: null,
    failedLink: 1,
    error,
    ms: 1,
    at: NOW,
  }
  it.each<[string, ProfileCheck, string, string[]]>([
    ['while it runs', { links, isRunning: true, result: null }, '✓⠋ ', ['valid', 'info']],
    ['once it has failed', { links, isRunning: false, result }, '✓✗ ', ['valid', 'broken']],
    ['while it runs again', { links: new Map(), isRunning: true, result }, '   ', ['text', 'text']],
  ])('%s', (_, check, marks, styles) => {
    const { rows } = chain(sample('robot'), 62, check)
    expect(rows.map((row) => rowText(row).slice(0, 1)).join('')).toBe(marks)
    expect(rows.slice(0, 2).map(([mark]) => mark?.style)).toEqual(styles)
  })
})

it('names are shown escaped', () => {
  expect(lines(one('credential_process = a\u202e'))[1]).toContain('└ runs a\\u202e')
})
