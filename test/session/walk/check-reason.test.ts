import { describe, expect, it } from 'vitest'
import { loginReason } from '../../../src/session/login/login-reason.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { type Checked, checkError, checkedOf } from '../../../src/session/walk/check-reason.ts'
import { BrokenLink } from '../../../src/session/walk/step.ts'
import { entryOf, readFiles } from '../../support/files/read-files.ts'

const SSO =
  '[profile p]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n'
const ROLE =
  '[profile p]\nrole_arn = arn:aws:iam::111122223333:role/R\ncredential_source = Environment\nmfa_serial = arn:mfa\n'

const DEV: Checked = { name: 'my dev', isMfa: false, hasSession: false }
const reason = (code: string, message = 'raw words', about = {}) =>
  checkError(new BrokenLink(2, new ServiceError(code, message, { status: 400, ...about })), DEV)

describe('every answer of a service becomes a plain sentence, its own words one key away', () => {
  it.each([
    ['UnauthorizedException', /token/, "awsprof login 'my dev' --force"],
    ['ForbiddenException', /not assigned/, /sso_role_name/],
    ['ResourceNotFoundException', /no such account or role/, /sso_account_id/],
    ['ExpiredToken', /run out/, /new keys/],
    ['ExpiredTokenException', /web identity token has run out/, /renew the token/],
    ['InvalidClientTokenId', /does not know this access key/, /aws_access_key_id/],
    ['RegionDisabledException', /not switched on in this region/, /region/],
    ['InvalidIdentityToken', /web identity token/, /identity provider/],
    ['RequestExpired', /clock/, /clock/],
    ['Throttling', /fewer requests/, /minute/],
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

  it('a session of IAM Identity Center is renewed by a login', () => {
    const thrown = new BrokenLink(2, new ServiceError('ExpiredToken', 'no', { status: 403 }))
    expect(checkError(thrown, { ...DEV, hasSession: true }).error.hint).toBe("awsprof login 'my dev'")
  })

  it.each([
    ['timeout', true],
    ['unreachable', true],
    ['bad-reply', true],
    ['SomethingNew', false],
  ])('%s has the network looked at: %s', (code, isNetwork) => {
    expect(reason(code).error.hint).toBe(isNetwork ? 'check network, proxy and region' : null)
    const { message } = loginReason(new ServiceError(code, 'no', { status: null }))
    expect(message.includes('Check network')).toBe(isNetwork)
  })

  it('takes no error of Node for a problem of the settings', () => {
    const thrown = Object.assign(new Error('boom'), { code: 'ERR_INVALID_ARG_VALUE' })
    expect(checkError(thrown, DEV).error).toMatchObject({ code: 'unreachable', hint: null })
  })

  it('keeps the service’s own words, its status and the request beside them', () => {
    const raw = (about: object) => reason('SomethingNew', 'why', about).error.raw
    expect(raw({ requestId: 'r-1' })).toBe('SomethingNew (HTTP 400): why [request r-1]')
    expect(raw({ status: null })).toBe('SomethingNew: why')
  })

  it('takes no code for AccessDenied that only holds the word', () => {
    expect(reason('AccessDenied').error.message).toBe('AWS denies it.')
    expect(reason('AccessDeniedException').error.message).toBe('AWS denies it.')
    for (const code of ['AccessDeniedElsewhere', 'NotAccessDenied']) {
      expect(reason(code).error.message).toBe('raw words.')
    }
  })

  it.each([
    ['a problem of the files', { code: 'cycle', message: 'In a circle.' }, 'cycle', 'In a circle.'],
    ['a fault of the program', new Error('boom'), 'unreachable', 'This could not be done: boom.'],
    ['no error at all', 'boom', 'unreachable', 'This could not be done: unknown.'],
    ['nothing', null, 'unreachable', 'This could not be done: unknown.'],
    ['half a problem', { code: 'cycle' }, 'unreachable', 'This could not be done: unknown.'],
  ])('%s has a sentence, too', (_, thrown, code, message) => {
    expect(checkError(new BrokenLink(1, thrown), DEV)).toEqual({
      index: 1,
      error: { code, message, hint: null, raw: null },
    })
    expect(checkError(thrown, DEV).index).toBeNull()
  })

  it('tells a wrong secret from a wrong clock by the service’s date', () => {
    expect(reason('SignatureDoesNotMatch', 'x', { clockSkewMs: 1000 }).error.message).toMatch(
      /secret does not belong/,
    )
    expect(reason('SignatureDoesNotMatch', 'x', { clockSkewMs: -10 * 60_000 }).error.message).toMatch(
      /off by 10 minutes/,
    )
    expect(reason('SignatureDoesNotMatch', 'x').error.message).toMatch(/secret does not belong/)
  })

  it.each([
    ['no answer from 10.0.0.1', 'no answer from 10.0.0.1.'],
    ['no answer!', 'no answer!'],
    ['no answer.', 'no answer.'],
  ])('%j is made a whole sentence', (words, message) => {
    expect(reason('timeout', words).error.message).toBe(message)
  })

  it.each([
    ['a session', SSO, true, false],
    ['a role with MFA', ROLE, false, true],
    ['keys', '[profile p]\naws_access_key_id = AKIA\naws_secret_access_key = s\n', false, false],
  ])('is told of the profile, and of what its chain ends in: %s', (_, config, hasSession, isMfa) => {
    const reading = readFiles({ config })
    expect(checkedOf(reading.profiles, entryOf(reading, 'p'), null)).toEqual({ name: 'p', isMfa, hasSession })
  })

  it.each([
    ['MultiFactorAuthentication failed', /MFA code was wrong/],
    ['with an explicit deny in an identity-based policy', /forbids it explicitly/],
    ['not authorized to perform: sts:AssumeRole', /trust policy.*mfa_serial is not set/],
    ['not authorized to perform: x', /denies it/],
  ])('AccessDenied, %s', (words, message) => {
    expect(reason('AccessDenied', words).error.message).toMatch(message)
  })
})
