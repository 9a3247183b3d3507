import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loginCacheName } from '../../src/session/cache/login-cache.ts'
import type { CacheFile } from '../../src/session/ports.ts'
import { type ProfileStatus, problemsNow } from '../../src/session/statuses.ts'
import { cliCacheFile, type SsoTokenOptions, ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { loginCache } from '../support/session/login-cache.ts'
import {
  cachesOf,
  HOUR,
  homeRead,
  MINUTE,
  makeState,
  NOW,
  play,
  type StateOptions,
} from '../support/state/state.ts'

const URL = 'https://x.awsapps.com/start'
const USER = 'arn:aws:iam::111122223333:user/me'
const ROLE = 'arn:aws:iam::111122223333:role/R'
const CONFIG = `[profile session]
sso_session = s
sso_account_id = 111122223333
sso_role_name = R
[sso-session s]
sso_start_url = ${URL}
sso_region = us-east-1
[profile legacy]
sso_start_url = ${URL}
sso_region = us-east-1
sso_account_id = 111122223333
sso_role_name = R
[profile role]
role_arn = ${ROLE}
source_profile = session
[profile login]
login_session = ${USER}
`

function profileStatus(profile: string, options: StateOptions): ProfileStatus {
  const { profileIndex, statuses } = makeState({ config: CONFIG, ...options })
  return statuses[profileIndex.entries.findIndex((each) => each.profile.name === profile)]!
}

const at = (left: number) => new Date(NOW + left).toISOString()
const sso = (token: object | string) => ({
  caches: { sso: { [ssoTokenFile('s')]: token, [ssoTokenFile(URL)]: token } },
})
const token = (left: number, more: Partial<SsoTokenOptions> = {}) =>
  sso(ssoToken({ expiresAt: at(left), ...more }))

const REFRESH = {
  refreshToken: 'r',
  clientId: 'c',
  clientSecret: 'k',
  registrationExpiresAt: at(30 * 24 * HOUR),
}

describe('around each boundary', () => {
  it.each([
    [8 * HOUR, 'valid', 'valid'],
    [15 * MINUTE + 1, 'valid', 'valid'],
    [15 * MINUTE, 'expiring', 'renewable'],
    [1, 'expiring', 'renewable'],
    [0, 'expired', 'renewable'],
    [-1, 'expired', 'renewable'],
    [-90 * 24 * HOUR, 'expired', 'renewable'],
  ])('%i ms left: %s, with a refresh token %s', (left, plain, renewed) => {
    for (const profile of ['session', 'legacy', 'role']) {
      expect(profileStatus(profile, token(left))).toMatchObject({
        status: plain,
        expiresAt: NOW + left,
        cacheProblem: null,
      })
    }
    for (const profile of ['session', 'role'])
      expect(profileStatus(profile, token(left, REFRESH)).status).toBe(renewed)
    expect(profileStatus('legacy', token(left, REFRESH)).status).toBe(plain)
  })

  it('follows the preference for how much counts as expiring', () => {
    const preferences = { expiringMs: HOUR }
    expect(profileStatus('session', { ...token(HOUR), preferences }).status).toBe('expiring')
    expect(profileStatus('session', { ...token(HOUR + 1), preferences }).status).toBe('valid')
  })

  it('changes with time alone', () => {
    let state = makeState({ config: CONFIG, ...token(16 * MINUTE) })
    const statuses = [0, 1, 16, 17].map((minutes) => {
      state = play(state, { type: 'tick', now: NOW + minutes * MINUTE })
      return state.statuses[0]!.status
    })
    expect(statuses).toEqual(['valid', 'expiring', 'expired', 'expired'])
  })

  it('a clock that is set back changes the status without an error', () => {
    const state = makeState({ config: CONFIG, ...token(-HOUR) })
    expect(state.statuses[0]!.status).toBe('expired')
    expect(play(state, { type: 'tick', now: NOW - 2 * HOUR }).statuses[0]!.status).toBe('valid')
    expect(play(state, { type: 'tick', now: 0 }).statuses[0]!.status).toBe('valid')
  })
})

describe('renewable requires everything that the AWS CLI requires', () => {
  it.each(['refreshToken', 'clientId', 'clientSecret', 'registrationExpiresAt'] as const)('%s', (key) => {
    const { [key]: _, ...rest } = REFRESH
    expect(profileStatus('session', token(-1, rest)).status).toBe('expired')
    expect(profileStatus('session', token(-1, { ...rest, [key]: '' })).status).toBe('expired')
  })

  it('a registration that has not expired', () => {
    expect(profileStatus('session', token(-1, { ...REFRESH, registrationExpiresAt: at(1) })).status).toBe(
      'renewable',
    )
    expect(profileStatus('session', token(-1, { ...REFRESH, registrationExpiresAt: at(0) })).status).toBe(
      'expired',
    )
  })
})

describe('a damaged cache file', () => {
  it('is not the same as a missing file', () => {
    for (const profile of ['session', 'legacy', 'role', 'login'])
      expect(profileStatus(profile, {})).toMatchObject({ status: 'signed-out', cacheProblem: null })
  })

  it.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['{"accessToken": "x', 'is not valid JSON'],
    ['[]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    ['"text"', 'is not a JSON object'],
    ['{}', 'has no accessToken'],
    ['{"accessToken": 7, "expiresAt": "2026-11-23T18:00:00Z"}', 'has no accessToken'],
    ['{"accessToken": "", "expiresAt": "2026-11-23T18:00:00Z"}', 'has no accessToken'],
    ['{"accessToken": "x"}', 'has no valid expiresAt'],
    ['{"accessToken": "x", "expiresAt": 1795456800}', 'has no valid expiresAt'],
    ['{"clientId": "c", "clientSecret": "k", "expiresAt": "2027-01-01T00:00:00Z"}', 'has no accessToken'],
  ])('%j %s', (text, reason) => {
    expect(profileStatus('session', sso(text))).toEqual({
      status: 'signed-out',
      expiresAt: null,
      cachedUntil: null,
      cacheProblem: { file: ssoTokenFile('s'), reason },
      roleCacheProblem: null,
    })
  })

  it('says why it could not be read', () => {
    const unreadable: CacheFile = { unreadable: 'permission denied' }
    const caches = { ...cachesOf(), sso: new Map([[ssoTokenFile('s'), unreadable]]) }
    const state = play(makeState({ config: CONFIG }), homeRead({ caches }))
    expect(state.statuses[0]).toMatchObject({
      status: 'signed-out',
      cacheProblem: { reason: 'cannot be read (permission denied)' },
    })
  })

  it('never throws, whatever it contains', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const options: StateOptions = {
          caches: {
            sso: { [ssoTokenFile('s')]: text },
            login: { [loginCacheName(USER)]: text },
            cli: { [cliCacheFile({ RoleArn: ROLE })]: text },
          },
        }
        for (const profile of ['session', 'login', 'role'])
          expect(profileStatus(profile, options)).toMatchObject({ status: 'signed-out', cachedUntil: null })
      }),
    )
  })
})

describe('aws login', () => {
  const login = (left: number, more: object = {}) => ({
    caches: { login: { [loginCacheName(USER)]: loginCache(left, more) } },
  })
  // Access lasts a quarter of an hour, and the AWS CLI renews it in the last five minutes.
  it.each([
    [HOUR, 'valid'],
    [15 * MINUTE, 'valid'],
    [5 * MINUTE + 1000, 'valid'],
    [5 * MINUTE, 'renewable'],
    [-HOUR, 'renewable'],
  ])('%i ms left', (left, wanted) => {
    expect(profileStatus('login', login(left))).toMatchObject({
      status: wanted,
      expiresAt: NOW + left,
      cacheProblem: null,
    })
  })

  it('that lacks what the AWS CLI needs is no session, whatever time is left', () => {
    expect(profileStatus('login', login(HOUR, { dpopKey: '' }))).toMatchObject({
      status: 'signed-out',
      expiresAt: null,
      cacheProblem: { file: loginCacheName(USER), reason: 'has no dpopKey' },
    })
  })
})

describe('keys', () => {
  const keys = (more: string) => ({
    config: '',
    credentials: `[k]\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\n${more}`,
  })
  it.each([
    ['', 'unverified'],
    ['aws_session_token = t', 'unverified'],
    [`aws_session_token = t\nx_security_token_expires = ${at(HOUR)}`, 'valid'],
    [`aws_session_token = t\naws_credential_expiration = ${at(HOUR)}`, 'valid'],
    [`aws_session_token = t\naws_credential_expiration = ${at(HOUR).replace('Z', '')}`, 'valid'],
    [`aws_session_token = t\naws_expiration = ${at(5 * MINUTE)}`, 'expiring'],
    [`aws_session_token = t\naws_session_expiration = ${at(-5 * MINUTE)}`, 'expired'],
    [`aws_session_token = t\nexpiration = ${at(-5 * MINUTE)}`, 'expired'],
    [`aws_session_token = t\nexpiration = soon`, 'unverified'],
    [`expiration = ${at(-5 * MINUTE)}`, 'unverified'],
  ])('%j', (more, wanted) => {
    expect(profileStatus('k', keys(more)).status).toBe(wanted)
  })
})

describe('the expiry of cached role credentials', () => {
  const cached = (left: number, tokenLeft = -HOUR) => ({
    caches: {
      ...token(tokenLeft).caches,
      cli: {
        [cliCacheFile({ RoleArn: ROLE })]: {
          Credentials: { Expiration: at(left).replace(/\.\d+Z$/, '+00:00') },
        },
      },
    },
  })

  it('is independent of an expired session', () => {
    expect(profileStatus('role', cached(HOUR))).toMatchObject({ status: 'expired', cachedUntil: NOW + HOUR })
  })

  it.each([
    [15 * MINUTE + 1000, true],
    [15 * MINUTE, false],
    [-HOUR, false],
  ])('counts as long as the AWS CLI would use it: %i ms left', (left, counts) => {
    expect(profileStatus('role', cached(left)).cachedUntil !== null).toBe(counts)
  })

  it('is null if a link has a problem: the AWS CLI fails before it looks', () => {
    const config = CONFIG.replace('source_profile = session', 'source_profile = nowhere')
    expect(profileStatus('role', { config, ...cached(HOUR) })).toMatchObject({
      status: 'broken',
      cachedUntil: null,
    })
  })

  it.each([
    ['{broken', 'is not valid JSON'],
    ['{}', 'has no Credentials with a valid Expiration'],
    ['{"Credentials": {"Expiration": "soon"}}', 'has no Credentials with a valid Expiration'],
  ])('a file on which the AWS CLI fails is a problem of the profile: %s', (text, reason) => {
    const file = cliCacheFile({ RoleArn: ROLE })
    const options = { config: CONFIG, caches: { ...token(HOUR).caches, cli: { [file]: text } } }
    expect(profileStatus('role', options)).toMatchObject({
      status: 'valid',
      roleCacheProblem: { file, reason },
    })
    expect(profileStatus('session', options).roleCacheProblem).toBeNull()
    const { profileIndex, statuses } = makeState(options)
    const problems = profileIndex.entries.map((entry, at) => problemsNow(profileIndex, entry, statuses[at]!))
    const damaged = problems.map((each) => each.filter(({ code }) => code === 'damaged-cache'))
    expect(damaged.map((each) => each.length)).toEqual([0, 0, 1, 0])
    expect(damaged[2]?.[0]?.message).toContain('run awsprof check role to replace them')
  })

  it('is null for a profile without a role', () => {
    expect(profileStatus('login', cached(HOUR)).cachedUntil).toBeNull()
  })
})
