import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceChain } from '../../src/profiles/chain.ts'
import { findSetting, settingValue } from '../../src/profiles/profile.ts'
import { summarize } from '../../src/profiles/summary.ts'
import { roleCacheNames } from '../../src/session/cache/role-cache.ts'
import { renewedSession } from '../../src/session/login/aws-login.ts'
import { firstOfSessions, type ProfileIndex } from '../../src/session/profile-index.ts'
import { chainStatus } from '../../src/session/status.ts'
import { dependentsOf, statusesOf, statusOf } from '../../src/session/statuses.ts'
import { entryRoleCaches } from '../../src/session/wanted-caches.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { NO_ENDPOINTS, readFiles } from '../support/files/read-files.ts'
import { cachesOf, HOUR, NOW } from '../support/state/state.ts'

const EXPIRING_MS = 15 * 60_000

// Few names and values, so that many profiles share a chain or nearly do.
const line = fc.constantFrom(
  'region = eu-west-1',
  'region = us-east-1',
  'output = json',
  'sso_session = s',
  'sso_session = t',
  'sso_session = gone',
  'sso_account_id = 111122223333',
  'sso_account_id = 444455556666',
  'sso_account_id =',
  'sso_account_id =\n  nested = 1',
  'sso_role_name = R',
  'sso_role_name = S',
  'sso_start_url = https://x.awsapps.com/start',
  'sso_start_url = https://y.awsapps.com/start',
  'sso_region = us-east-1',
  'role_arn = arn:aws:iam::111122223333:role/R',
  'role_arn = arn:aws:iam::111122223333:role/Other',
  'role_arn = nonsense',
  'source_profile = a',
  'source_profile = b',
  'source_profile = c',
  'credential_source = Environment',
  'web_identity_token_file = /t',
  'web_identity_token_file = /u',
  'web_identity_token_file =',
  'credential_process = run',
  'credential_process = other',
  'credential_process = "run',
  'credential_process =',
  'login_session = arn:aws:iam::111122223333:user/me',
  'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  'aws_secret_access_key = s',
  'aws_access_key_id = AKIAI44QH8DHBEXAMPLE',
  'aws_session_token = t',
  'aws_session_token =',
  'aws_expiration = 2026-01-01T00:00:00Z',
)
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
/** Lines that can differ between profiles with the same chain. */
const own = fc.constantFrom(
  '',
  'region = eu-west-1',
  'region = us-east-1',
  'sso_account_id = 1',
  'sso_account_id = 2',
  'sso_account_id =\n  nested = 1',
)
/** Sections with one of a few bodies, and two lines of their own in each. */
const profiles = fc.array(fc.array(line, { maxLength: 4 }), { minLength: 1, maxLength: 3 }).chain((bodies) =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...NAMES, 'DEFAULT'), fc.constantFrom(...bodies), own, own)
      .map(([name, body, first, last]) =>
        [`[${name === 'DEFAULT' ? name : `profile ${name}`}]`, first, ...body, last].join('\n'),
      ),
    { maxLength: 8 },
  ),
)
const session = fc
  .tuple(
    fc.constantFrom('s', 't'),
    fc.constantFrom('', '\nregion = us-east-1', '\nsso_account_id = 111122223333'),
    fc.boolean(),
  )
  .map(([name, more, isWhole]) => {
    const region = isWhole ? '\nsso_region = us-east-1' : ''
    return `[sso-session ${name}]\nsso_start_url = https://x.awsapps.com/start${region}${more}`
  })
const config = fc
  .tuple(profiles, fc.array(session, { maxLength: 2 }))
  .map(([sections, sessions]) => [...sessions, ...sections].join('\n'))
const KEYS = 'aws_access_key_id = AKIA\naws_secret_access_key = s'
const credentials = fc.constantFrom(
  null,
  null,
  `[a]\n${KEYS}`,
  ...['', 'aws_session_token = u', 'aws_session_token =', 'region = x', 'source_profile = b'].map(
    (more) => `[a]\n${KEYS}\n[b]\n${KEYS}\n${more}\n[c]\n${more}\n${KEYS}2\n`,
  ),
)

const caches = cachesOf({
  sso: { [ssoTokenFile('s')]: ssoToken({ expiresAt: new Date(NOW + HOUR).toISOString() }) },
})

function everyInventory(check: (profileIndex: ProfileIndex) => void): void {
  fc.assert(
    fc.property(config, credentials, (text, keys) => {
      check(readFiles({ config: text, credentials: keys }).profileIndex)
    }),
    { numRuns: 500 },
  )
}

describe('a profile with the same chain as an earlier one', () => {
  it('has the status of its own chain', () => {
    everyInventory((profileIndex) => {
      const told = statusesOf(profileIndex, caches, NOW, EXPIRING_MS)
      for (const [at, entry] of profileIndex.entries.entries()) {
        const chain = sourceChain(profileIndex.profiles, entry.profile, NO_ENDPOINTS)
        const own = chainStatus(profileIndex.profiles, chain, caches, NOW, EXPIRING_MS)
        expect(told[at]).toMatchObject(own)
        expect(statusOf(profileIndex, entry, caches, NOW, EXPIRING_MS)).toMatchObject(own)
      }
    })
  })

  it('has the summary of its own chain', () => {
    everyInventory(({ profiles, entries }) => {
      for (const { profile: each, summary } of entries) {
        expect(summary).toEqual(summarize(each, sourceChain(profiles, each, NO_ENDPOINTS)))
      }
    })
  })

  it('has the role credentials of its own chain', () => {
    everyInventory((profileIndex) => {
      for (const entry of profileIndex.entries) {
        const chain = sourceChain(profileIndex.profiles, entry.profile, NO_ENDPOINTS)
        expect(entryRoleCaches(profileIndex, entry)).toEqual(roleCacheNames(profileIndex.profiles, chain))
      }
    })
  })

  it('comes after it, and that one shares no earlier chain', () => {
    everyInventory(({ entries, distinct }) => {
      for (const [at, { sameChainAs }] of entries.entries()) {
        expect(entries.indexOf(sameChainAs)).toBeLessThanOrEqual(at)
        expect(sameChainAs.sameChainAs).toBe(sameChainAs)
        expect(distinct).toContain(sameChainAs)
      }
    })
  })

  it('has no source_profile', () => {
    everyInventory((profileIndex) => {
      for (const name of NAMES) {
        const dependents = profileIndex.entries
          .map((each) => each.profile)
          .filter((each) => each.name !== name && settingValue(each, 'source_profile') === name)
        expect(dependentsOf(profileIndex, name)).toEqual(dependents.map((each) => each.name))
      }
    })
  })

  it('is not the first on its session', () => {
    everyInventory((profileIndex) => {
      const sessionOf = (at: number) => {
        const chain = profileIndex.entries[at]?.chain
        return chain ? renewedSession(chain) : null
      }
      const first = profileIndex.entries.filter(
        (_, at) =>
          sessionOf(at) !== null &&
          profileIndex.entries.findIndex((_, n) => sessionOf(n) === sessionOf(at)) === at,
      )
      expect(firstOfSessions(profileIndex)).toEqual(first)
    })
  })
})

it('differs only in account, role and region', () => {
  const session = '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n'
  const text = ['one', 'two', 'three'].map(
    (name, at) =>
      `[profile ${name}]\nsso_session = s\nsso_account_id = ${at}\nsso_role_name = R${at}\nregion = r-${at}\n`,
  )
  const alike = readFiles({ config: session + text.join('') }).profileIndex
  expect(alike.distinct.map((each) => each.profile.name)).toEqual(['one'])
  // If the session has a region too, it must be the profile's.
  const clashing = readFiles({ config: `${session}region = r-1\n${text.join('')}` }).profileIndex
  expect(clashing.distinct).toHaveLength(3)
})

it('a setting is the same whether or not all settings have been built', () => {
  everyInventory(({ profiles }) => {
    for (const each of profiles.list) {
      const keys = [
        'region',
        'sso_session',
        'sso_account_id',
        'sso_account_id.nested',
        'aws_access_key_id',
        'none',
      ]
      const before = keys.map((key) => findSetting(each, key))
      expect(before).toEqual(keys.map((key) => each.settings.find((setting) => setting.key === key)))
      expect(keys.map((key) => findSetting(each, key))).toEqual(before)
    }
  })
})
