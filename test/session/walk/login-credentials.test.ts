import { describe, expect, it } from 'vitest'
import { ServiceError } from '../../../src/session/service-error.ts'
import { checkProfile } from '../../support/session/check-profile.ts'
import { serviceError } from '../../support/session/fake-oidc.ts'
import { fakeSignin, LOGIN_ARN, LOGIN_FILE, loginCache } from '../../support/session/login-cache.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'
import { HOUR, MINUTE, NOW } from '../../support/state/state.ts'

const PROFILE = `[profile p]\nlogin_session = ${LOGIN_ARN}\n`
const ROLE = `[profile r]\nrole_arn = arn:aws:iam::111122223333:role/Reader\nsource_profile = p\n`

function checked(
  file: object | string | null,
  { failure = null as Error | null, isReadOnly = false, config = PROFILE, name = 'p' } = {},
) {
  const logins = memoryFolder(file === null ? {} : { [LOGIN_FILE]: file })
  const signin = fakeSignin(failure)
  const run = checkProfile({ config, name, ports: { logins, signin: isReadOnly ? null : () => signin } })
  return run.then(({ result, calls }) => ({ ...result, calls, renewals: signin.calls.length, logins }))
}

describe('the access of aws login', () => {
  it('that lasts is used as it is, with its expiry in ms', async () => {
    const { error, expiresAt, calls, renewals } = await checked(loginCache(14 * MINUTE))
    expect({ error, expiresAt, renewals }).toEqual({ error: null, expiresAt: NOW + 14 * MINUTE, renewals: 0 })
    expect(calls).toEqual(['who is ASIAOLD'])
  })

  it.each([
    ['has run out', -HOUR],
    ['is about to run out', 5 * MINUTE],
  ])('that %s is renewed, and the new one used', async (_, left) => {
    const { error, expiresAt, calls, renewals } = await checked(loginCache(left))
    expect({ error, expiresAt, renewals }).toEqual({ error: null, expiresAt: NOW + 15 * MINUTE, renewals: 1 })
    expect(calls).toEqual(['who is ASIANEW1'])
  })

  it('is renewed as a role’s source', async () => {
    const { error, calls, renewals } = await checked(loginCache(-HOUR), { config: PROFILE + ROLE, name: 'r' })
    expect({ error, renewals }).toEqual({ error: null, renewals: 1 })
    expect(calls[0]).toBe('assume arn:aws:iam::111122223333:role/Reader by ASIANEW1')
  })
})

describe('a renewal that fails', () => {
  it.each<[string, Error, string, RegExp, string | null]>([
    [
      'ended',
      serviceError('TOKEN_EXPIRED', 401),
      'TOKEN_EXPIRED',
      /session of aws login has ended/,
      'aws login --profile p',
    ],
    [
      'other password',
      serviceError('USER_CREDENTIALS_CHANGED', 403),
      'USER_CREDENTIALS_CHANGED',
      /password has changed/,
      'aws login --profile p',
    ],
    [
      'not allowed',
      serviceError('INSUFFICIENT_PERMISSIONS', 403),
      'INSUFFICIENT_PERMISSIONS',
      /signin:CreateOAuth2Token is not allowed/,
      'ask the administrator of the account to allow signin:CreateOAuth2Token',
    ],
    [
      'anything else',
      serviceError('ValidationException', 400, 'Bad clientId.'),
      'token-expired',
      /does not renew the session of aws login: Bad clientId\./,
      'aws login --profile p',
    ],
    [
      'no network',
      serviceError('unreachable', null, 'AWS Sign-In: connection refused'),
      'unreachable',
      /AWS Sign-In: connection refused\./,
      'check the network, the proxy and the region',
    ],
    [
      'their fault',
      new ServiceError('InternalServerException', 'Oops', { status: 500 }),
      'InternalServerException',
      /Oops\./,
      'try again in a minute',
    ],
  ])('says why, and what to do next: %s', async (_, failure, code, message, hint) => {
    const { error, failedLink } = await checked(loginCache(-MINUTE), { failure })
    expect(error).toMatchObject({ code, message: expect.stringMatching(message), hint })
    expect(failedLink).toBe(1)
  })

  it('fails the check while some minutes are left, too, as in the AWS CLI', async () => {
    const { error } = await checked(loginCache(4 * MINUTE), { failure: serviceError('TOKEN_EXPIRED', 401) })
    expect(error?.code).toBe('TOKEN_EXPIRED')
  })

  it('names the profile that has the session, not the role’s', async () => {
    const failure = serviceError('TOKEN_EXPIRED', 401)
    const { error } = await checked(loginCache(-MINUTE), { failure, config: PROFILE + ROLE, name: 'r' })
    expect(error?.hint).toBe('aws login --profile p')
  })
})

describe('with --read-only', () => {
  it('access is used to its last moment, and nothing is renewed', async () => {
    const { error, renewals, logins } = await checked(loginCache(MINUTE), { isReadOnly: true })
    expect({ error, renewals, locks: logins.locks }).toEqual({ error: null, renewals: 0, locks: [] })
  })

  it('access that has run out is told as such', async () => {
    const { error, renewals } = await checked(loginCache(0), { isReadOnly: true })
    expect(error).toMatchObject({ code: 'token-expired', message: expect.stringContaining('--read-only') })
    expect(renewals).toBe(0)
  })
})

describe('a cache that the AWS CLI could not use is no session, even while access is valid', () => {
  const { accessToken } = loginCache(HOUR)
  const without = (key: string) => ({ ...accessToken, [key]: undefined })
  it.each<[string, object | string | null, string]>([
    ['no file', null, 'There is no session of aws login.'],
    ['no object', '[]', 'is not a JSON object'],
    ['no access', { note: 1 }, 'has no accessToken'],
    ...['refreshToken', 'dpopKey', 'clientId'].map((key): [string, object, string] => [
      key,
      loginCache(HOUR, { [key]: '' }),
      `has no ${key}`,
    ]),
    ...['accessKeyId', 'secretAccessKey', 'sessionToken', 'accountId'].map(
      (key): [string, object, string] => [
        key,
        loginCache(HOUR, { accessToken: without(key) }),
        `has no accessToken.${key}`,
      ],
    ),
    ['expiresAt', loginCache(HOUR, { accessToken: without('expiresAt') }), 'valid expiresAt'],
  ])('%s', async (_, file, message) => {
    const { error, renewals } = await checked(file)
    expect(error).toMatchObject({
      code: 'signed-out',
      message: expect.stringContaining(message),
      hint: 'aws login --profile p',
    })
    expect(renewals).toBe(0)
  })
})

it('an empty login_session still means aws login, and fails', async () => {
  const { error, failedLink } = await checked(null, { config: '[profile p]\nlogin_session =\n' })
  expect(error).toMatchObject({
    code: 'bad-value',
    message: expect.stringContaining('login_session is empty'),
  })
  expect(failedLink).toBe(1)
})
