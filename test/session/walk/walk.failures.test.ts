import { describe, expect, it } from 'vitest'
import { assumeRoleCacheName } from '../../../src/session/cache/role-cache.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { ssoToken, ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { checkProfile, fails } from '../../support/session/check-profile.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'
import { SSO_PROFILE } from '../../support/session/sso-profile.ts'
import { walkPorts } from '../../support/session/walk-ports.ts'
import { HOUR, NOW } from '../../support/state/state.ts'

const ROLE = 'arn:aws:iam::111122223333:role/R'
const KEYS = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n'
const ASSUMED = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\n`
const WEB = `[profile p]\nrole_arn = ${ROLE}\nweb_identity_token_file = /t\n`
const tokens = memoryFolder({
  [ssoTokenFile('s')]: JSON.stringify(ssoToken({ expiresAt: new Date(NOW + HOUR) })),
})
const refused = (call: 'assumeRole' | 'callerIdentity', code: string) => ({
  sts: { ...walkPorts().sts, [call]: fails(new ServiceError(code, 'refused', { status: 403 })) },
})

describe('an error of AssumeRole belongs to', () => {
  it.each([
    ['ExpiredToken', 2],
    ['InvalidClientTokenId', 2],
    ['UnrecognizedClientException', 2],
    ['SignatureDoesNotMatch', 2],
    ['AccessDenied', 1],
    ['ExpiredTokenException', 1],
    ['ValidationError', 1],
  ])('the source if its credentials are rejected, otherwise to the role: %s', async (code, failedLink) => {
    const { result } = await checkProfile({
      config: ASSUMED,
      credentials: KEYS,
      ports: refused('assumeRole', code),
    })
    expect(result).toMatchObject({ failedLink, error: { code } })
  })
})

describe('credentials that GetCallerIdentity rejects', () => {
  it('belong to the role that provided them, not to its source', async () => {
    const ports = refused('callerIdentity', 'ExpiredToken')
    const { result } = await checkProfile({ config: ASSUMED, credentials: KEYS, ports })
    expect(result).toMatchObject({ failedLink: 1, error: { code: 'ExpiredToken' } })
  })

  it.each([
    ['of a session are renewed by a login', SSO_PROFILE, 'awsprof login p'],
    ['of a role are renewed where its source came from', ASSUMED, 'get new keys from the source of these'],
  ])('%s', async (_, config, hint) => {
    const ports = { tokens, ...refused('callerIdentity', 'ExpiredToken') }
    expect((await checkProfile({ config, credentials: KEYS, ports })).result.error?.hint).toBe(hint)
  })
})

it('problems in the settings are reported before any request, including the profile’s own', async () => {
  const { result, calls } = await checkProfile({ config: `${ASSUMED}services = gone\n`, credentials: KEYS })
  expect(result).toMatchObject({ failedLink: 0, error: { code: 'missing-services' } })
  expect(calls).toEqual([])
})

it('a web identity without a session name is cached under its role alone', async () => {
  const { ports } = await checkProfile({ config: WEB })
  expect(ports.roles?.list()).toEqual([assumeRoleCacheName({ RoleArn: ROLE })])
})

it.each([
  ['a role', ASSUMED],
  ['a web identity', WEB],
  ['a session', SSO_PROFILE],
])('%s provides credentials without a cache', async (_, config) => {
  const { result } = await checkProfile({ config, credentials: KEYS, ports: { tokens, roles: null } })
  expect(result).toMatchObject({ error: null, failedLink: null })
})
