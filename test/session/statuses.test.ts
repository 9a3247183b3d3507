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

describe('the board', () => {
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
  ])('with %s cached, each standing is what it would be alone', (_, caches) => {
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

  it('knows who leans on a profile, itself left out', () => {
    expect(dependentsOf(state.profileIndex, 'session')).toEqual(['role'])
    expect(dependentsOf(state.profileIndex, 'self')).toEqual([])
    expect(dependentsOf(state.profileIndex, 'nowhere')).toEqual(['lost'])
  })

  it('tells of a damaged token for every profile behind it, and how to mend it', () => {
    const damaged = makeState({ config: CONFIG, caches: { sso: { [TOKEN]: '{' } } })
    const [entry] = damaged.profileIndex.entries
    const found = problemsNow(damaged.profileIndex, entry!, damaged.statuses[0]!)
    expect(found.at(-1)).toMatchObject({ code: 'damaged-cache', severity: 'warning', profile: 'session' })
    expect(found.at(-1)!.message).toContain('awsprof login session')
    expect(found.at(-1)!.message).toContain(TOKEN)
  })

  it('knows all who lean on one profile, in file order', () => {
    const role = (name: string) => `[profile ${name}]\nrole_arn = ${ROLE}\nsource_profile = session\n`
    const { profileIndex } = makeState({ config: `${role('b')}${CONFIG}${role('a')}` })
    expect(dependentsOf(profileIndex, 'session')).toEqual(['b', 'role', 'a'])
    expect(dependentsOf(profileIndex, 'lost')).toEqual([])
  })

  it('tells every problem of the files once', () => {
    const ids = allProblems(state.profileIndex).map((each) => JSON.stringify(each))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.some((each) => each.includes('missing-source-profile'))).toBe(true)
  })
})

/** Role credentials that end `left` ms from now. */
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
  ])('of the session behind %s is mended by a login', (profile, command) => {
    expect(told(profile, { cacheProblem: damage, roleCacheProblem: null })).toEqual([
      { ...warning, profile, message: `The cached token a.json is empty: log in again (${command}).` },
    ])
  })

  it('of role credentials is mended by a check', () => {
    expect(told('role', { cacheProblem: null, roleCacheProblem: damage })).toEqual([
      {
        ...warning,
        profile: 'role',
        message:
          'The cached role credentials a.json cannot be used (the file is empty), and the AWS CLI stops at them: awsprof check role writes them anew.',
      },
    ])
  })

  it('is told of once for each of the two, and not at all where there is none', () => {
    expect(told('role', { cacheProblem: damage, roleCacheProblem: damage })).toHaveLength(2)
    expect(told('role', { cacheProblem: null, roleCacheProblem: null })).toEqual([])
  })

  it.each([
    ['sso-token', true],
    ['login-session', true],
    ['sso-role', false],
    ['static-keys', false],
    ['profile', false],
  ] as const)('is the fault of the link that holds the session: %s %s', (type, isIt) => {
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

it('of a chain that is too long to be kept, what its status takes is', () => {
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

  it('of those that are there, the ones that a chain asks for', () => {
    const wanted = wantedCaches(profileIndex, { sso: some, cli: some, login: some })
    expect(wanted.sso).toEqual(new Set([names.sso]))
    expect(wanted.login).toEqual(new Set([names.login]))
    expect(wanted.cli).toEqual(new Set([names.role]))
  })

  it('of an empty folder none', () => {
    const none = new Set<string>()
    const wanted = wantedCaches(profileIndex, { sso: none, cli: none, login: none })
    expect([wanted.sso.size, wanted.cli.size, wanted.login.size]).toEqual([0, 0, 0])
  })

  it('of a folder that cannot be listed all that might be there', () => {
    const wanted = wantedCaches(profileIndex, { sso: null, cli: null, login: null })
    expect(wanted.sso).toContain(names.sso)
    expect(wanted.login).toContain(names.login)
    expect(wanted.cli.size).toBe(3)
  })
})
