import { describe, expect, it } from 'vitest'
import { statusCounts } from '../../src/app/browse/selection.ts'
import { loginCacheName } from '../../src/session/cache/login-cache.ts'
import { ssoRoleCacheName } from '../../src/session/cache/role-cache.ts'
import { allProblems } from '../../src/session/problems.ts'
import {
  cacheProblems,
  dependentsOf,
  hasCacheProblem,
  problemsNow,
  statusOf,
} from '../../src/session/statuses.ts'
import { wantedCaches } from '../../src/session/wanted-caches.ts'
import { cliCacheFile, ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { HOUR, makeState, NOW } from '../support/state/state.ts'

const ROLE = 'arn:aws:iam::111122223333:role/R'
const CONFIG = `[profile session]
sso_session = s
sso_account_id = 111122223333
sso_role_name = R
[profile again]
sso_session = s
sso_account_id = 444455556666
sso_role_name = R
[sso-session s]
sso_start_url = https://x.awsapps.com/start
sso_region = us-east-1
[profile role]
role_arn = ${ROLE}
source_profile = session
[profile self]
role_arn = ${ROLE}
source_profile = self
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = s
[profile lost]
role_arn = ${ROLE}
source_profile = nowhere
[profile login]
login_session = arn:aws:iam::111122223333:user/me
`
const TOKEN = ssoTokenFile('s')
const names = {
  sso: TOKEN,
  login: loginCacheName('arn:aws:iam::111122223333:user/me'),
  role: cliCacheFile({ RoleArn: ROLE }),
}

describe('statuses and dependents', () => {
  const state = makeState({
    config: CONFIG,
    caches: { sso: { [TOKEN]: ssoToken({ expiresAt: new Date(NOW + HOUR) }) } },
  })

  it.each([
    ['a token', { sso: { [TOKEN]: ssoToken({ expiresAt: new Date(NOW + HOUR) }) } }],
    ['a damaged token', { sso: { [TOKEN]: '{' } }],
    ['nothing', {}],
    [
      'a role',
      {
        cli: {
          [names.role]: {
            Credentials: { Expiration: new Date(NOW + 2 * HOUR).toISOString() },
          },
        },
      },
    ],
  ])('with %s cached, each status is what it would be alone', (_, caches) => {
    const { profileIndex, statuses, setup, caches: read } = makeState({ config: CONFIG, caches })
    const alone = profileIndex.entries.map((entry) =>
      statusOf(profileIndex, entry, read, NOW, setup.preferences.expiringMs),
    )
    expect(statuses).toEqual(alone)
  })

  it('counts every profile once', () => {
    expect(statusCounts(state.statuses)).toEqual({
      valid: 3,
      expiring: 0,
      renewable: 0,
      expired: 0,
      'signed-out': 1,
      unverified: 1,
      broken: 1,
    })
  })

  it('knows the dependents of a profile, except itself', () => {
    expect(dependentsOf(state.profileIndex, 'session')).toEqual(['role'])
    expect(dependentsOf(state.profileIndex, 'self')).toEqual([])
    expect(dependentsOf(state.profileIndex, 'nowhere')).toEqual(['lost'])
  })

  it('a damaged token is a problem of every profile that uses it, and says how to repair it', () => {
    const damaged = makeState({ config: CONFIG, caches: { sso: { [TOKEN]: '{' } } })
    const [entry] = damaged.profileIndex.entries
    const found = problemsNow(damaged.profileIndex, entry!, damaged.statuses[0]!)
    expect(found.at(-1)).toMatchObject({ code: 'damaged-cache', severity: 'warning', profile: 'session' })
    expect(found.at(-1)!.message).toContain('awsprof login session')
    expect(found.at(-1)!.message).toContain(TOKEN)
  })

  it('knows all dependents of one profile, in file order', () => {
    const role = (name: string) => `[profile ${name}]\nrole_arn = ${ROLE}\nsource_profile = session\n`
    const { profileIndex } = makeState({ config: `${role('b')}${CONFIG}${role('a')}` })
    expect(dependentsOf(profileIndex, 'session')).toEqual(['b', 'role', 'a'])
    expect(dependentsOf(profileIndex, 'lost')).toEqual([])
  })

  it('every problem of the files appears once', () => {
    const ids = allProblems(state.profileIndex).map((each) => JSON.stringify(each))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.some((each) => each.includes('missing-source-profile'))).toBe(true)
  })
})

/** Role credentials that expire `left` ms from now. */
const roleUntil = (left: number) => ({ Credentials: { Expiration: new Date(NOW + left).toISOString() } })
const roleFile = (account: string) =>
  ssoRoleCacheName(account, 'R', { ssoSession: 's', startUrl: '', region: '' })

describe('role credentials of two profiles on one session', () => {
  const file = { session: roleFile('111122223333'), again: roleFile('444455556666') }
  const [none, good, other, damaged] = [undefined, roleUntil(HOUR), roleUntil(2 * HOUR), '{'] as const
  const toldOf = (of: keyof typeof file, content: object | string | undefined) => ({
    status: 'signed-out',
    cachedUntil: content === good ? NOW + HOUR : content === other ? NOW + 2 * HOUR : null,
    roleCacheProblem: content === damaged ? { file: file[of], reason: 'is not valid JSON' } : null,
  })

  it.each([
    ['none', 'none', none, none],
    ['none', 'some', none, good],
    ['none', 'damaged ones', none, damaged],
    ['some', 'none', good, none],
    ['some', 'as long ones', good, good],
    ['some', 'longer ones', good, other],
    ['some', 'damaged ones', good, damaged],
    ['damaged ones', 'none', damaged, none],
    ['damaged ones', 'some', damaged, good],
    ['damaged ones', 'damaged ones', damaged, damaged],
  ])('are each one’s own: the first has %s, the second %s', (_, __, first, second) => {
    const cli = { ...(first && { [file.session]: first }), ...(second && { [file.again]: second }) }
    const { statuses } = makeState({ config: CONFIG, caches: { cli } })
    expect(statuses[0]).toMatchObject(toldOf('session', first))
    expect(statuses[1]).toMatchObject(toldOf('again', second))
  })
})

describe('a damaged cache file', () => {
  const damage = { file: 'a.json', reason: 'is empty' }
  const warning = { severity: 'warning', code: 'damaged-cache', file: null, line: null }
  const { profileIndex } = makeState({ config: CONFIG })
  const told = (name: string, of: Parameters<typeof cacheProblems>[1]) =>
    cacheProblems(profileIndex.entryOf(name)!, of)

  it.each([
    ['session', 'awsprof login session'],
    ['login', 'aws login --profile login'],
  ])('of the session behind %s is replaced by a login', (profile, command) => {
    expect(told(profile, { cacheProblem: damage, roleCacheProblem: null })).toEqual([
      { ...warning, profile, message: `The cached token a.json is empty: log in again (${command}).` },
    ])
  })

  it('of role credentials is replaced by a check', () => {
    expect(told('role', { cacheProblem: null, roleCacheProblem: damage })).toEqual([
      {
        ...warning,
        profile: 'role',
        message:
          'The cached role credentials a.json are damaged (the file is empty), and the AWS CLI fails on them: run awsprof check role to replace them.',
      },
    ])
  })

  it('is one problem each, and none if no file is damaged', () => {
    expect(told('role', { cacheProblem: damage, roleCacheProblem: damage })).toHaveLength(2)
    expect(told('role', { cacheProblem: null, roleCacheProblem: null })).toEqual([])
  })

  it.each([
    ['sso-token', true],
    ['login-session', true],
    ['sso-role', false],
    ['static-keys', false],
    ['profile', false],
  ] as const)('belongs to the link of the session: %s %s', (type, isIt) => {
    const sound = {
      status: 'signed-out',
      expiresAt: null,
      cachedUntil: null,
      roleCacheProblem: null,
    } as const
    expect(hasCacheProblem(type, { ...sound, cacheProblem: damage })).toBe(isIt)
    expect(hasCacheProblem(type, { ...sound, cacheProblem: null })).toBe(false)
  })
})

it('a chain that is too long to be kept still has the right status', () => {
  const roles = (source: string) =>
    Array.from(
      { length: 150 },
      (_, at) => `[profile p${at}]\nrole_arn = ${ROLE}\nsource_profile = p${at + 1}\n`,
    ).join('') + source
  const statusOf = (source: string) => {
    const state = makeState({ config: roles(source), caches: { sso: { [TOKEN]: '{' } } })
    const first = state.profileIndex.entries[0]!
    expect(first.chain).not.toBe(first.chain)
    expect(first.end).toBe(first.end)
    expect(first.end.links.length).toBeLessThan(3)
    return state.statuses[0]?.status
  }
  expect(statusOf('[profile p150]\naws_access_key_id = A\naws_secret_access_key = s\n')).toBe('unverified')
  expect(statusOf(CONFIG.replace('[profile session]', '[profile p150]'))).toBe('signed-out')
  expect(statusOf('')).toBe('broken')
})

describe('which cache files are read', () => {
  const { profileIndex } = makeState({ config: CONFIG })
  const some = new Set(['foreign.json', names.sso, names.role, names.login])

  it('those present that a chain refers to', () => {
    const wanted = wantedCaches(profileIndex, { sso: some, cli: some, login: some })
    expect(wanted.sso).toEqual(new Set([names.sso]))
    expect(wanted.login).toEqual(new Set([names.login]))
    expect(wanted.cli).toEqual(new Set([names.role]))
  })

  it('none in an empty folder', () => {
    const none = new Set<string>()
    const wanted = wantedCaches(profileIndex, { sso: none, cli: none, login: none })
    expect([wanted.sso.size, wanted.cli.size, wanted.login.size]).toEqual([0, 0, 0])
  })

  it('all that could exist in a folder that cannot be listed', () => {
    const wanted = wantedCaches(profileIndex, { sso: null, cli: null, login: null })
    expect(wanted.sso).toContain(names.sso)
    expect(wanted.login).toContain(names.login)
    expect(wanted.cli.size).toBe(3)
  })
})
