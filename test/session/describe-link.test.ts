import { expect, it } from 'vitest'
import { loginCacheName } from '../../src/session/cache/login-cache.ts'
import { linkDetail, linkName } from '../../src/session/describe-link.ts'
import { statusOf } from '../../src/session/statuses.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { profileIndexOf } from '../support/session/check-profile.ts'
import { loginCache } from '../support/session/login-cache.ts'
import { SSO_PROFILE } from '../support/session/sso-profile.ts'
import { cachesOf, HOUR, MINUTE, NOW, type StateOptions } from '../support/state/state.ts'

const ROLE = 'arn:aws:iam::111122223333:role/team/R'
const USER = 'arn:aws:iam::111122223333:user/me'
const LOGIN = `[profile p]\nlogin_session = ${USER}\n`
const KEYS = 'aws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = s\n'
const renewable = {
  refreshToken: 'r',
  clientId: 'c',
  clientSecret: 'k',
  registrationExpiresAt: new Date(NOW + 24 * HOUR),
}
const token = (left: number, more = {}) => ({
  sso: { [ssoTokenFile('s')]: ssoToken({ expiresAt: new Date(NOW + left), ...more }) },
})

/** The name and detail of each link of the profile `p`. */
function links(files: { config?: string; credentials?: string }, caches: StateOptions['caches'] = {}) {
  const { profileIndex } = profileIndexOf(files)
  const entry = profileIndex.entryOf('p')!
  const profileStatus = statusOf(profileIndex, entry, cachesOf(caches), NOW, 15 * MINUTE)
  const { chain } = entry
  return chain.links.map((link) => `${linkName(chain, link)}: ${linkDetail(chain, link, profileStatus)}`)
}

/** The detail of the innermost link. */
const last = (...given: Parameters<typeof links>) =>
  links(...given)
    .at(-1)
    ?.replace(/^.*?: /, '')

it('every link says what it does', () => {
  expect(links({ config: SSO_PROFILE }, token(HOUR))).toEqual([
    'p: The chain starts with the settings of this profile.',
    '111122223333/Dev: IAM Identity Center issues credentials for this account and role.',
    's: Signs in at https://x.awsapps.com/start (us-east-1).',
    `${ssoTokenFile('s')}: Cached token valid until 2026-11-23T13:00:00Z.`,
  ])
  const role = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\n`
  expect(links({ config: role, credentials: `[base]\n${KEYS}` })).toEqual([
    'p: The chain starts with the settings of this profile.',
    `${ROLE}: Assumes the role R in account 111122223333.`,
    'base: Uses the credentials of the profile base.',
    '****************PLE7: Access keys stored in the file.',
  ])
  expect(
    links({ config: `[profile p]\nrole_arn = ${ROLE}\nweb_identity_token_file = /t\n` }).slice(1),
  ).toEqual([
    `${ROLE}: Assumes the role R in account 111122223333.`,
    '/t: A web identity token in a file; awsprof sends it only for a check.',
  ])
  expect(links({ config: '[profile p]\ncredential_process = tool --x\n' }).slice(1)).toEqual([
    'tool: A program prints the credentials; awsprof runs it only for a check.',
  ])
})

it.each([
  ['Environment', 'Uses the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'],
  ['Ec2InstanceMetadata', 'Uses the credentials of the EC2 instance that awsprof runs on.'],
  ['EcsContainer', 'Uses the credentials of the container that awsprof runs in.'],
])('the credential source %s says where it looks', (source, detail) => {
  expect(last({ config: `[profile p]\nrole_arn = ${ROLE}\ncredential_source = ${source}\n` })).toBe(detail)
})

it('only a profile without any credentials says what the tools try next', () => {
  const tools = /No setting for credentials: AWS tools try container credentials, then instance metadata/
  expect(links({ config: '[profile p]\nregion = us-east-1\n' })).toEqual([expect.stringMatching(tools)])
  expect(links({ credentials: `[p]\n${KEYS}` })[0]).not.toMatch(tools)
})

it('a link with a problem says only that', () => {
  const [, , source] = links({ config: `[profile p]\nrole_arn = ${ROLE}\nsource_profile = gone\n` })
  expect(source).toMatch(/^gone: .*gone/)
  expect(source).not.toContain('With the credentials')
})

it('links beside one with a problem still say what they do, and invent no time', () => {
  const role = `[profile p]\nrole_arn = nonsense\nsource_profile = gone\n`
  expect(links({ config: role })[1]).toBe('nonsense: Assumes the role nonsense.')
  const session = SSO_PROFILE.replace('sso_session', 'services = gone\nsso_session')
  expect(last({ config: session }, token(HOUR))).toBe(
    'Not looked up: another link of the chain has a problem.',
  )
})

it.each<[string, StateOptions['caches'], string]>([
  ['none', {}, 'No cached token: not signed in.'],
  ['run out', token(-HOUR), 'Cached token expired 2026-11-23T11:00:00Z.'],
  ['at its end', token(MINUTE), 'Cached token valid until 2026-11-23T12:01:00Z.'],
  [
    'one that is renewed',
    token(-HOUR, renewable),
    'Cached token until 2026-11-23T11:00:00Z; the AWS CLI renews it automatically.',
  ],
  ['damaged', { sso: { [ssoTokenFile('s')]: '{' } }, 'The cached token is not valid JSON.'],
])('the token of a session: %s', (_, caches, detail) => {
  expect(last({ config: SSO_PROFILE }, caches)).toBe(detail)
})

it('the cached credentials of aws login', () => {
  const cached = (left: number) => ({
    login: {
      [loginCacheName(USER)]: loginCache(left),
    },
  })
  expect(last({ config: LOGIN })).toBe('No cached credentials: run aws login.')
  expect(last({ config: LOGIN }, cached(HOUR))).toBe('Cached token valid until 2026-11-23T13:00:00Z.')
})

it('keys with a setting for their expiry', () => {
  const keys = (at: string) => ({ credentials: `[p]\n${KEYS}aws_session_token = t\nexpiration = ${at}\n` })
  expect(last(keys('2026-11-23T13:00:00Z'))).toBe('Access keys, valid until 2026-11-23T13:00:00Z.')
  expect(last(keys('2026-11-23T11:00:00Z'))).toBe('Access keys, expired 2026-11-23T11:00:00Z.')
  expect(last({ credentials: `[p]\n${KEYS}aws_session_token = t\n` })).toBe('Access keys stored in the file.')
})
