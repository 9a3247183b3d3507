import { describe, expect, it } from 'vitest'
import { ssoToken, ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { checkProfile } from '../../support/session/check-profile.ts'
import { fakeOidc, serviceError } from '../../support/session/fake-oidc.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'
import { LEGACY_PROFILE, SSO_PROFILE, START_URL } from '../../support/session/sso-profile.ts'
import { HOUR, MINUTE, NOW } from '../../support/state/state.ts'

/*
 * A walk renews the token of a session if the AWS CLI would, and uses the old one until it expires if that fails
 * (botocore/tokens.py).
 */

const RENEWABLE = {
  refreshToken: 'refresh',
  clientId: 'client',
  clientSecret: 'secret',
  registrationExpiresAt: new Date(NOW + 24 * HOUR),
}
const token = (left: number, more = {}) =>
  ssoToken({ expiresAt: new Date(NOW + left), accessToken: 'old', ...more })

async function walked(file: object | string, answers?: Parameters<typeof fakeOidc>[0], config = SSO_PROFILE) {
  const oidc = fakeOidc(answers)
  const tokens = memoryFolder({ [ssoTokenFile(config === LEGACY_PROFILE ? START_URL : 's')]: file })
  const { result, calls } = await checkProfile({ config, ports: { tokens, oidc: () => oidc } })
  return { result, asked: oidc.calls, role: calls[0], locks: tokens.locks }
}

const BY_OLD = 'role 111122223333/Dev by old'

describe('the token of a session', () => {
  it.each([
    ['well before its end', 15 * MINUTE, RENEWABLE],
    ['without a refresh token', MINUTE, {}],
  ])('%s is used unchanged', async (_, left, more) => {
    expect(await walked(token(left, more))).toMatchObject({ asked: [], locks: [], role: BY_OLD })
  })

  it.each([
    ['less than a quarter of an hour is left', 15 * MINUTE - 1],
    ['nothing is left', -HOUR],
  ])('is renewed if %s, and the new one is used', async (_, left) => {
    const { asked, role, result } = await walked(token(left, RENEWABLE))
    expect(asked).toEqual(['token client refresh'])
    expect(role).toBe('role 111122223333/Dev by access-1')
    expect(result.error).toBeNull()
  })

  it('is used until it expires if it cannot be renewed', async () => {
    const { asked, role } = await walked(token(MINUTE, RENEWABLE), ['InvalidGrantException'])
    expect(asked).toHaveLength(1)
    expect(role).toBe(BY_OLD)
  })

  it('has expired if it cannot be renewed, and the message says why', async () => {
    const { result } = await walked(token(0, RENEWABLE), ['InvalidGrantException'])
    expect(result).toMatchObject({ failedLink: 3, error: { code: 'token-expired', hint: 'awsprof login p' } })
    expect(result.error?.message).toBe(
      'The session s has expired and could not be renewed. IAM Identity Center no longer accepts the refresh token of this session. Log in again.',
    )
  })

  it('has expired at its expiry time', async () => {
    const { result } = await walked(token(0))
    expect(result.error?.message).toBe('The session s has expired: log in again.')
  })

  it.each([
    ['no JSON', '{', 'The cached token of s is not valid JSON: log in again.'],
    [
      'no token',
      { expiresAt: '2030-01-01T00:00:00Z' },
      'The cached token of s has no accessToken: log in again.',
    ],
  ])('cannot be read from a damaged file (%s)', async (_, file, message) => {
    const { result } = await walked(file)
    expect(result).toMatchObject({ failedLink: 3, error: { code: 'signed-out', message } })
  })

  it('of a start URL is never renewed', async () => {
    expect(await walked(token(MINUTE, RENEWABLE), [], LEGACY_PROFILE)).toMatchObject({
      asked: [],
      role: BY_OLD,
    })
    const { result } = await walked(token(-1, RENEWABLE), [], LEGACY_PROFILE)
    expect(result.error?.message).toBe(`The session ${START_URL} has expired: log in again.`)
  })

  it('is not used if the renewal is cancelled', async () => {
    const controller = new AbortController()
    const oidc = fakeOidc([serviceError('timeout', null)])
    oidc.onCall = () => controller.abort()
    const tokens = memoryFolder({ [ssoTokenFile('s')]: token(MINUTE, RENEWABLE) })
    await expect(
      checkProfile({ config: SSO_PROFILE, ports: { tokens, oidc: () => oidc }, signal: controller.signal }),
    ).rejects.toThrow('timeout was said')
  })
})
