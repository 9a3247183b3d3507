import { describe, expect, it } from 'vitest'
import type { Setup, State } from '../../../src/app/state.ts'
import { titleRow } from '../../../src/view/list/title.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { ssoToken, ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { rowText, stylesOf } from '../../support/state/picture.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { makeState, NOW, play, profilesNamed, typed } from '../../support/state/state.ts'

const state = sampleState()
const title = (of: State, columns: number) => rowText(titleRow(of, columns, UNICODE))
const started = (change: Partial<Setup>, of = state) => ({ ...of, setup: { ...of.setup, ...change } })

describe('the fewer columns, the fewer words: first what is well goes without them, then everything, then the note', () => {
  const ALL =
    ' awsprof  10 profiles  ● 1 valid  ◐ 1 expiring  ○ 2 expired  ○ 1 signed out  ✗ 2 broken  · 3 unverified '
  const URGENT = ' awsprof  10 profiles  ● 1  ◐ 1 expiring  ○ 2 expired  ○ 1 signed out  ✗ 2 broken  · 3 '
  const BARE = ' awsprof  10 profiles  ● 1  ◐ 1  ○ 3  ✗ 2  · 3 '
  const NOTE = 'AWS_PROFILE=dev '
  it.each([
    [200, ALL, NOTE],
    [122, ALL, NOTE],
    [121, URGENT, NOTE],
    [105, URGENT, NOTE],
    [104, BARE, NOTE],
    [65, BARE, NOTE],
    [64, BARE, ''],
    [48, BARE, ''],
    [40, ' awsprof  10 profiles  ● 1  ◐ 1  ○ 3  ✗…', ''],
  ])('%i', (columns, counts, note) => {
    expect(title(state, columns)).toBe(counts.padEnd(columns - note.length) + note)
  })

  it('of one profile, of none', () => {
    expect(title(makeState({ config: profilesNamed('a') }), 42)).toBe(
      ' awsprof  1 profile  · 1 unverified       ',
    )
    expect(title(makeState(), 24)).toBe(' awsprof  0 profiles    ')
  })

  it('in ASCII what shares a symbol is counted together', () => {
    expect(rowText(titleRow(state, 48, ASCII))).toBe(' awsprof  10 profiles  * 1  ~ 1  o 3  x 2  . 3  ')
  })
})

describe('checks that failed are told apart from broken profiles by their word', () => {
  const error = { code: 'x', message: 'x', hint: null, raw: null }
  const result = { identity: null, expiresAt: null, failedLink: 0, ms: 1, at: NOW, error, name: 'legacy' }
  const checked = play(state, 'check-all', { type: 'check-results', attempt: 1, results: [result] })
  it.each([200, 120, 80, 60])('%i', (columns) => {
    const text = title(checked, columns)
    expect(text).toMatch(/✗ 2 /)
    expect(text).toMatch(/✗ 1 failed /)
  })
})

it('counts all profiles, whatever the list shows', () => {
  expect(title(play(state, 'filter', typed('nowhere')), 200)).toBe(title(state, 200))
})

it('a session that renews itself has a count of its own', () => {
  const config = `[profile p]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n`
  const token = ssoToken({
    expiresAt: new Date(NOW - 1),
    refreshToken: 'r',
    clientId: 'c',
    clientSecret: 's',
    registrationExpiresAt: new Date(NOW + 9e9),
  })
  const renewable = makeState({ config, caches: { sso: { [ssoTokenFile('s')]: token } } })
  expect(title(renewable, 60).trimEnd()).toBe(' awsprof  1 profile  ◒ 1 renewable')
})

describe('at its end stands what this run is', () => {
  it.each([
    ['demo', started({ isDemo: true }), ' demo: none of your data is read or sent '],
    ['read-only', started({ isReadOnly: true }), '  read-only AWS_PROFILE=dev '],
    ['both', started({ isReadOnly: true, isRedacted: true }), '  read-only redacted AWS_PROFILE=dev '],
    ['redacted', started({ isRedacted: true }, makeState()), '  redacted '],
  ])('%s', (_, of, wanted) => {
    const text = title(of, 200)
    expect(text.slice(-wanted.length)).toBe(wanted)
  })

  it.each([
    ['demo', started({ isDemo: true }), 60, '  demo '],
    ['read-only', started({ isReadOnly: true }), 61, '  read-only '],
  ])('%s, in short where there is no room', (_, of, columns, wanted) => {
    expect(title(of, columns).slice(-wanted.length)).toBe(wanted)
  })

  it('a name that no terminal should obey is shown escaped', () => {
    expect(title(makeState({ env: { AWS_PROFILE: 'a\u001b[31m' } }), 80)).toMatch(/AWS_PROFILE=a\\x1b\[31m $/)
  })
})

it('every count has the style of its status', () => {
  expect(stylesOf(titleRow(started({ isReadOnly: true }), 200, UNICODE))).toEqual([
    ['title', 'awsprof'],
    ['strong', '10 profiles'],
    ['valid', '● 1 valid'],
    ['expiring', '◐ 1 expiring'],
    ['expired', '○ 2 expired'],
    ['signed-out', '○ 1 signed out'],
    ['broken', '✗ 2 broken'],
    ['unverified', '· 3 unverified'],
    ['warning', 'read-only'],
    ['dim', 'AWS_PROFILE='],
    ['strong', 'dev'],
  ])
  expect(stylesOf(titleRow(started({ isDemo: true }), 60, UNICODE)).slice(2)).toEqual([
    ['valid', '● 1'],
    ['expiring', '◐ 1'],
    ['signed-out', '○ 3'],
    ['broken', '✗ 2'],
    ['unverified', '· 3'],
    ['info', 'demo'],
  ])
})

describe('by session, the unit of the numbers stays to the end', () => {
  const session = (name: string) =>
    `[sso-session ${name}]\nsso_start_url = https://${name}.awsapps.com/start\nsso_region = us-east-1\n`
  const profile = (name: string) =>
    `[profile ${name}-dev]\nsso_session = ${name}\nsso_account_id = 111122223333\nsso_role_name = R\n`
  const names = ['acme', 'partner', 'spare']
  const config = `${names.map(session).join('')}${names.slice(0, 2).map(profile).join('')}`
  const token = ssoToken({ expiresAt: new Date(NOW + 9e6) })
  const caches = { sso: { [ssoTokenFile('acme')]: token, [ssoTokenFile('spare')]: token } }
  const sessions: State = { ...makeState({ config, caches }), grouping: 'session' }

  it.each([
    [80, ' awsprof  2 profiles · 3 sessions  ● 2 live  ○ 1 to log in: L'],
    [60, ' awsprof  2 profiles · 3 sessions  ● 2  ○ 1 to log in: L'],
    [50, ' awsprof  2 profiles · 3 sessions  ● 2  ○ 1'],
    [40, ' awsprof  3 sessions  ● 2  ○ 1'],
  ])('%i', (columns, text) => {
    expect(title(sessions, columns).trimEnd()).toBe(text)
  })

  it.each([80, 60, 50])('and so does the word for checks that failed, at %i', (columns) => {
    const broken = makeState({
      config: `${config}[profile bad]\nsource_profile = bad\nrole_arn = x\n`,
      caches,
    })
    const error = { code: 'x', message: 'x', hint: null, raw: null }
    const result = {
      identity: null,
      expiresAt: null,
      failedLink: 0,
      ms: 1,
      at: NOW,
      error,
      name: 'partner-dev',
    }
    const checked = play(broken, 'check-all', { type: 'check-results', attempt: 1, results: [result] })
    const text = title({ ...checked, grouping: 'session' }, columns)
    expect(text).toMatch(/✗ 1 (broken )? ✗ 1 failed /)
  })
})
