import { describe, expect, it } from 'vitest'
import { loginCacheName } from '../../src/session/cache/login-cache.ts'
import { assumeRoleCacheName, ssoRoleCacheName } from '../../src/session/cache/role-cache.ts'
import { entryProblems, problemsOfFiles } from '../../src/session/problems.ts'
import { type Entry, firstOfSessions, indexProfiles } from '../../src/session/profile-index.ts'
import { type CacheListing, entryRoleCaches, wantedCaches } from '../../src/session/wanted-caches.ts'
import { ssoTokenFile } from '../support/aws/cli-caches.ts'
import { entryOf, readFiles } from '../support/files/read-files.ts'

const START = 'https://x.awsapps.com/start'
const ROLE = 'arn:aws:iam::111122223333:role/R'
const USER = 'arn:aws:iam::111122223333:user/me'
const WHOLE = `sso_start_url = ${START}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`
const SESSION = `[sso-session s]\n${WHOLE}`
const ACCOUNT = 'sso_account_id = 111122223333\nsso_role_name = Dev\n'
const SSO = `sso_session = s\n${ACCOUNT}`
const LEGACY = `sso_start_url = ${START}\nsso_region = us-east-1\n${ACCOUNT}`
const KEYS = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\n'

describe('the problems of a profile', () => {
  const codes = (config: string, isAllAsked: boolean) => {
    const reading = readFiles({ config })
    // A new index, because readFiles() has already computed all problems of its own.
    const profileIndex = indexProfiles(reading.profiles, reading.profileIndex.facts)
    if (isAllAsked) problemsOfFiles(profileIndex)
    return entryProblems(profileIndex, entryOf({ ...reading, profileIndex }, 'p')).map((each) => each.code)
  }
  const cases: [what: string, config: string, codes: string[]][] = [
    ['none', `[profile p]\n${SSO}${SESSION}`, []],
    ['none, without a session', `[profile p]\nlogin_session = ${USER}\n`, []],
    [
      'what its session lacks, once',
      `[profile p]\n${SSO}[sso-session s]\nsso_start_url = ${START}\n`,
      ['missing-setting', 'no-registration-scopes'],
    ],
    [
      'what its session leaves to chance',
      `[profile p]\n${SSO}[sso-session s]\nsso_start_url = ${START}\nsso_region = us-east-1\n`,
      ['no-registration-scopes'],
    ],
    ['a line of its sections', `[profile p]\n${SSO}nonsense\n${SESSION}`, ['unparsable-line']],
    ['nothing of the sections of others', `[profile p]\n${SSO}${SESSION}[profile q]\nnonsense\n`, []],
  ]

  it.each(cases)('are %s', (_, config, expected) => {
    expect(codes(config, false)).toEqual(expected)
  })

  it.each(cases)('are the same if those of the files were computed first: %s', (_, config, expected) => {
    expect(codes(config, true)).toEqual(expected)
  })
})

it('sound files have no problems, whichever profile is the source of another', () => {
  const config = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = q\n[profile q]\n${SSO}${SESSION}`
  expect(readFiles({ config }).problems).toEqual([])
})

describe('the file names of a profile’s role credentials', () => {
  const dev = (session: string | null) =>
    ssoRoleCacheName('111122223333', 'Dev', { ssoSession: session, startUrl: START, region: 'us-east-1' })
  const assumed = assumeRoleCacheName({ RoleArn: ROLE })

  it.each<[what: string, config: string, names: string[]]>([
    ['the name of its session’s role', `[profile p]\n${SSO}${SESSION}`, [dev('s')]],
    ['the name of its start URL’s role', `[profile p]\n${LEGACY}`, [dev(null)]],
    [
      'the role’s name and that of its source',
      `[profile p]\nrole_arn = ${ROLE}\nsource_profile = q\n[profile q]\n${SSO}${SESSION}`,
      [assumed, dev('s')],
    ],
    [
      'the role’s name where it holds settings of a session that it does not use',
      `[profile p]\nrole_arn = ${ROLE}\nsource_profile = q\nsso_account_id = 444455556666\nsso_role_name = Other\n[profile q]\n${SSO}${SESSION}`,
      [assumed, dev('s')],
    ],
    ['none where a link cannot work', `[profile p]\nservices = gone\n${SSO}${SESSION}`, []],
    ['none where the session is not there', `[profile p]\n${SSO}`, []],
    ['none with keys of its own', `[profile p]\n${KEYS}`, []],
  ])('%s', (_, config, names) => {
    const reading = readFiles({ config })
    expect(entryRoleCaches(reading.profileIndex, entryOf(reading, 'p'))).toEqual(names)
  })
})

describe('profiles that share chains', () => {
  const named = (name: string, lines: string) => `[profile ${name}]\n${lines}`
  const config = [
    named('keys', KEYS),
    named('a', SSO),
    named('b', SSO.replace('Dev', 'Ops')),
    named('c', SSO.replace('= s', '= t')),
    named('legacy', LEGACY),
    named('legacy-2', LEGACY),
    named('role', `role_arn = ${ROLE}\nsource_profile = b\n`),
    named('role-2', `role_arn = ${ROLE}\nsource_profile = b\n`),
    SESSION,
    SESSION.replace('-session s', '-session t'),
  ].join('')
  const namesOf = (entries: readonly Entry[]) => entries.map((each) => each.profile.name)

  it('are all but those that differ from an earlier one in account, role or region alone', () => {
    const { profileIndex } = readFiles({ config })
    expect(namesOf(profileIndex.distinct)).toEqual(['keys', 'a', 'c', 'legacy', 'role', 'role-2'])
    expect(profileIndex.entryOf('b')?.sameChainAs).toBe(profileIndex.entryOf('a'))
    expect(profileIndex.entryOf('role-2')?.sameChainAs).toBe(profileIndex.entryOf('role-2'))
  })

  it('are the first on each sso-session', () => {
    expect(namesOf(firstOfSessions(readFiles({ config }).profileIndex))).toEqual(['a', 'c'])
  })
})

describe('the cache files that a chain refers to', () => {
  const unlisted: CacheListing = { sso: null, cli: null, login: null }
  const none = { sso: [], cli: [], login: [] }

  it.each<[what: string, config: string, wanted: Partial<Record<keyof CacheListing, string[]>>]>([
    ['keys', `[profile p]\n${KEYS}`, {}],
    [
      'a start URL',
      `[profile p]\n${LEGACY}`,
      {
        sso: [ssoTokenFile(START)],
        cli: [ssoRoleCacheName('111122223333', 'Dev', { ssoSession: null, startUrl: START, region: '' })],
      },
    ],
    ['a session that no profile uses', SESSION, { sso: [ssoTokenFile('s')] }],
    ['aws login', `[profile p]\nlogin_session = ${USER}\n`, { login: [loginCacheName(USER)] }],
    [
      'a role by aws login',
      `[profile p]\nrole_arn = ${ROLE}\nsource_profile = q\n[profile q]\nlogin_session = ${USER}\n`,
      { cli: [assumeRoleCacheName({ RoleArn: ROLE })], login: [loginCacheName(USER)] },
    ],
    [
      'a role by aws login in the same profile',
      `[profile p]\nrole_arn = ${ROLE}\nsource_profile = p\nlogin_session = ${USER}\n${KEYS}`,
      { cli: [assumeRoleCacheName({ RoleArn: ROLE })], login: [loginCacheName(USER)] },
    ],
  ])('%s', (_, config, wanted) => {
    const { sso, cli, login } = wantedCaches(readFiles({ config }).profileIndex, unlisted)
    expect({ sso: [...sso], cli: [...cli], login: [...login] }).toEqual({ ...none, ...wanted })
  })

  it('are limited to existing ones if the folder can be listed', () => {
    const { profileIndex } = readFiles({ config: `[profile p]\n${LEGACY}[sso-session unused]\n${WHOLE}` })
    const listed = new Set(['foreign.json', ssoTokenFile(START), ssoTokenFile('unused')])
    const { sso } = wantedCaches(profileIndex, { ...unlisted, sso: listed })
    expect([...sso].toSorted()).toEqual([ssoTokenFile(START), ssoTokenFile('unused')].toSorted())
  })
})
