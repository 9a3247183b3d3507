import { describe, expect, it } from 'vitest'
import { loginReason } from '../../../src/session/login/login-reason.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { type Checked, checkError, checkedOf } from '../../../src/session/walk/check-reason.ts'
import { BrokenLink } from '../../../src/session/walk/step.ts'
import { WalkError } from '../../../src/session/walk/walk-error.ts'
import { entryOf, readFiles } from '../../support/files/read-files.ts'

const SSO =
  '[profile p]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n'
const ROLE =
  '[profile p]\nrole_arn = arn:aws:iam::111122223333:role/R\ncredential_source = Environment\nmfa_serial = arn:mfa\n'

const DEV: Checked = { name: 'my dev', isMfa: false, hasSession: false, owner: 'my dev' }
const reason = (code: string, message = 'raw words', about = {}) =>
  checkError(new BrokenLink(2, new ServiceError(code, message, { status: 400, ...about })), DEV)

describe('every error of a service becomes a plain sentence, with the original beside it', () => {
  it.each([
    ['UnauthorizedException', /token/, "awsprof login 'my dev' --force"],
    ['ForbiddenException', /not assigned/, /sso_role_name/],
    ['ResourceNotFoundException', /does not know this account or role/, /sso_account_id/],
    ['ExpiredToken', /credentials have expired/, /new keys/],
    ['ExpiredTokenException', /web identity token has expired/, /renew the token/],
    ['InvalidClientTokenId', /does not know this access key/, /aws_access_key_id/],
    ['RegionDisabledException', /not enabled in this region/, /region/],
    ['InvalidIdentityToken', /web identity token/, /identity provider/],
    ['RequestExpired', /clock/, /clock/],
    ['Throttling', /throttling requests/, /minute/],
  ])('%s', (code, message, hint) => {
    const { index, error } = reason(code)
    expect(index).toBe(2)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
    expect(error.message).toMatch(/[.]$/)
    if (typeof hint === 'string') expect(error.hint).toBe(hint)
    else expect(error.hint).toMatch(hint)
    expect(error.raw).toContain('raw words')
  })

  it('a secret in the service’s words, or in those of a program, is masked', () => {
    const { error } = reason('Odd', 'got Authorization: Bearer hunter2')
    expect([error.message, error.raw]).toEqual([
      expect.stringMatching(/^got Authorization: \*{16}/),
      expect.stringMatching(/^Odd \(HTTP 400\): got Authorization: \*{16}/),
    ])
    const { error: other } = checkError(
      new WalkError('process-failed', 'tool --password hunter2 failed'),
      DEV,
    )
    expect(other.message).toBe(`tool --password ${'*'.repeat(16)} failed`)
  })

  it('an IAM Identity Center session suggests a login', () => {
    const thrown = new BrokenLink(2, new ServiceError('ExpiredToken', 'no', { status: 403 }))
    expect(checkError(thrown, { ...DEV, hasSession: true }).error.hint).toBe("awsprof login 'my dev'")
  })

  it.each([
    ['timeout', true],
    ['unreachable', true],
    ['bad-reply', true],
    ['SomethingNew', false],
  ])('%s suggests a look at the network: %s', (code, isNetwork) => {
    expect(reason(code).error.hint).toBe(isNetwork ? 'check the network, the proxy and the region' : null)
    const { message } = loginReason(new ServiceError(code, 'no', { status: null }))
    expect(message.includes('and the network, then try again')).toBe(isNetwork)
  })

  it('does not take an error of Node for a problem of the settings', () => {
    const thrown = Object.assign(new Error('boom'), { code: 'ERR_INVALID_ARG_VALUE' })
    expect(checkError(thrown, DEV).error).toMatchObject({ code: 'unreachable', hint: null })
  })

  it('keeps the service’s own message, with status and request ID', () => {
    const raw = (about: object) => reason('SomethingNew', 'why', about).error.raw
    expect(raw({ requestId: 'r-1' })).toBe('SomethingNew (HTTP 400): why [request r-1]')
    expect(raw({ status: null })).toBe('SomethingNew: why')
  })

  it('does not take a code that merely contains AccessDenied for it', () => {
    expect(reason('AccessDenied').error.message).toBe('AWS denies the request.')
    expect(reason('AccessDeniedException').error.message).toBe('AWS denies the request.')
    for (const code of ['AccessDeniedElsewhere', 'NotAccessDenied']) {
      expect(reason(code).error.message).toBe('raw words.')
    }
  })

  it.each([
    ['a problem of the files', { code: 'cycle', message: 'In a circle.' }, 'cycle', 'In a circle.'],
    ['a bug in awsprof', new Error('boom'), 'unreachable', 'This could not be completed: boom.'],
    ['no error at all', 'boom', 'unreachable', 'This could not be completed: unknown.'],
    ['nothing', null, 'unreachable', 'This could not be completed: unknown.'],
    ['half a problem', { code: 'cycle' }, 'unreachable', 'This could not be completed: unknown.'],
  ])('%s has a message too', (_, thrown, code, message) => {
    expect(checkError(new BrokenLink(1, thrown), DEV)).toEqual({
      index: 1,
      error: { code, message, hint: null, raw: null },
    })
    expect(checkError(thrown, DEV).index).toBeNull()
  })

  it('distinguishes a wrong secret from a wrong clock by the service’s date', () => {
    expect(reason('SignatureDoesNotMatch', 'x', { clockSkewMs: 1000 }).error.message).toMatch(
      /does not match the access key ID/,
    )
    expect(reason('SignatureDoesNotMatch', 'x', { clockSkewMs: -10 * 60_000 }).error).toMatchObject({
      code: 'clock-skew',
      message:
        'This machine’s clock is 10 minutes ahead of AWS’s, so that AWS refuses what the AWS CLI signs.',
      raw: 'SignatureDoesNotMatch (HTTP 400): x',
    })
    // The clock is not why a key does not exist.
    expect(reason('InvalidClientTokenId', 'x', { clockSkewMs: -10 * 60_000 }).error.code).toBe(
      'InvalidClientTokenId',
    )
    expect(reason('SignatureDoesNotMatch', 'x').error.message).toMatch(/does not match the access key ID/)
  })

  it.each([
    ['no answer from 10.0.0.1', 'no answer from 10.0.0.1.'],
    ['no answer!', 'no answer!'],
    ['no answer.', 'no answer.'],
  ])('%j becomes a full sentence', (words, message) => {
    expect(reason('timeout', words).error.message).toBe(message)
  })

  it.each([
    ['a session', SSO, true, false],
    ['a role with MFA', ROLE, false, true],
    ['keys', '[profile p]\naws_access_key_id = AKIA\naws_secret_access_key = s\n', false, false],
  ])('knows the profile and where its chain ends: %s', (_, config, hasSession, isMfa) => {
    const reading = readFiles({ config })
    expect(checkedOf(reading.profiles, entryOf(reading, 'p'), null)).toEqual({
      name: 'p',
      isMfa,
      hasSession,
      owner: 'p',
    })
  })

  it.each([
    ['MultiFactorAuthentication failed', /MFA code was wrong/],
    ['with an explicit deny in an identity-based policy', /explicitly denies it/],
    ['not authorized to perform: sts:AssumeRole', /trust policy.*mfa_serial is not set/],
    ['not authorized to perform: x', /denies the request/],
  ])('AccessDenied, %s', (words, message) => {
    expect(reason('AccessDenied', words).error.message).toMatch(message)
  })
})
