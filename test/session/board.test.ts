import { describe, expect, it } from 'vitest'
import { statusCounts } from '../../src/app/select.ts'
import { dependentsOf, problemsNow, standingOf } from '../../src/session/board.ts'
import { allProblems, wantedCaches } from '../../src/session/inventory.ts'
import { keepCaches } from '../../src/session/keep-caches.ts'
import { loginCacheName } from '../../src/session/login-cache.ts'
import { cliCacheFile, ssoToken, ssoTokenFile } from '../support/sso-cache.ts'
import { cachesOf, HOUR, makeState, NOW } from '../support/state.ts'

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
    const { inventory, standings, setup, caches: read } = makeState({ config: CONFIG, caches })
    const alone = inventory.entries.map((entry) =>
      standingOf(inventory, entry, read, NOW, setup.preferences.expiringMs),
    )
    expect(standings).toEqual(alone)
  })

  it('counts every profile once', () => {
    expect(statusCounts(state.standings)).toEqual({
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
    expect(dependentsOf(state.inventory, 'session')).toEqual(['role'])
    expect(dependentsOf(state.inventory, 'self')).toEqual([])
    expect(dependentsOf(state.inventory, 'nowhere')).toEqual(['lost'])
  })

  it('tells of a damaged token for every profile behind it, and how to mend it', () => {
    const damaged = makeState({ config: CONFIG, caches: { sso: { [TOKEN]: '{' } } })
    const [entry] = damaged.inventory.entries
    const found = problemsNow(damaged.inventory, entry!, damaged.standings[0]!)
    expect(found.at(-1)).toMatchObject({ code: 'damaged-cache', severity: 'warning', profile: 'session' })
    expect(found.at(-1)!.message).toContain('awsprof login session')
    expect(found.at(-1)!.message).toContain(TOKEN)
  })

  it('tells every problem of the files once', () => {
    const ids = allProblems(state.inventory).map((each) => JSON.stringify(each))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.some((each) => each.includes('missing-source-profile'))).toBe(true)
  })
})

describe('which cache files are read', () => {
  const { inventory } = makeState({ config: CONFIG })
  const some = new Set(['foreign.json', names.sso, names.role, names.login])

  it('of those that are there, the ones that a chain asks for', () => {
    const wanted = wantedCaches(inventory, { sso: some, cli: some, login: some })
    expect(wanted.sso).toEqual(new Set([names.sso]))
    expect(wanted.login).toEqual(new Set([names.login]))
    expect(wanted.cli).toEqual(new Set([names.role]))
  })

  it('of an empty folder none', () => {
    const none = new Set<string>()
    const wanted = wantedCaches(inventory, { sso: none, cli: none, login: none })
    expect([wanted.sso.size, wanted.cli.size, wanted.login.size]).toEqual([0, 0, 0])
  })

  it('of a folder that cannot be listed all that might be there', () => {
    const wanted = wantedCaches(inventory, { sso: null, cli: null, login: null })
    expect(wanted.sso).toContain(names.sso)
    expect(wanted.login).toContain(names.login)
    expect(wanted.cli.size).toBe(3)
  })
})

describe('caches read again', () => {
  const files = { sso: { a: '{}', b: '[]' }, cli: { c: '1' } }
  const old = cachesOf(files)
  it('keep what stayed', () => {
    const kept = keepCaches(old, cachesOf({ sso: { a: '{}', b: 'changed', d: '' }, cli: { c: '1' } }))
    expect(kept.sso.get('a')).toBe(old.sso.get('a'))
    expect(kept.sso.get('b')).toEqual({ text: 'changed' })
    expect([...kept.sso.keys()]).toEqual(['a', 'b', 'd'])
    expect(kept.cli).toBe(old.cli)
  })

  it('are new where one of several changed', () => {
    const fresh = cachesOf({ sso: { a: '{}', b: 'changed' }, cli: { c: '1' } })
    expect(keepCaches(old, fresh).sso).not.toBe(old.sso)
    expect(keepCaches(old, fresh).sso.get('b')).toEqual({ text: 'changed' })
  })

  it('forget what has gone', () => {
    expect([...keepCaches(old, cachesOf({ sso: { a: '{}' } })).sso.keys()]).toEqual(['a'])
  })
})
