import { expect, it } from 'vitest'
import { listingReason, loginReason, refreshReason } from '../../../src/session/login/login-reason.ts'
import { serviceError } from '../../support/session/fake-oidc.ts'

it.each([
  [
    serviceError('timeout', null, 'X did not answer'),
    'timeout',
    'X did not answer. Check sso_region, the proxy (HTTPS_PROXY, NO_PROXY) and the network, then try again.',
  ],
  [serviceError('Odd', 403, 'X answered 403'), 'Odd', 'X answered 403. Try again.'],
  [serviceError('Odd', 400, 'x.awsapps.com said no'), 'Odd', 'x.awsapps.com said no. Try again.'],
  [
    serviceError('InvalidRequestException', 400, 'x.awsapps.com is none.'),
    'invalid_request',
    'IAM Identity Center rejects this session (x.awsapps.com is none). Check sso_start_url and sso_region.',
  ],
  [serviceError('constructor', 400, 'X answered 400'), 'constructor', 'X answered 400. Try again.'],
  [serviceError('__proto__', 400, 'X answered 400'), '__proto__', 'X answered 400. Try again.'],
  [serviceError('Odd', 400, 'Said in full.'), 'Odd', 'Said in full. Try again.'],
  [
    serviceError('InvalidRequestException', 400, ''),
    'invalid_request',
    'IAM Identity Center rejects this session. Check sso_start_url and sso_region.',
  ],
  [
    new Error('cannot write /x: the disk is full'),
    'failed',
    'The login could not be completed: cannot write /x: the disk is full.',
  ],
  ['thrown text', 'failed', 'The login could not be completed: unknown.'],
])('a failed login says what happened and what to do: %s', (error, code, message) => {
  expect(loginReason(error)).toEqual({ code, message })
})

it.each([
  [
    serviceError('AccessDeniedException'),
    'IAM Identity Center no longer accepts the refresh token of this session.',
  ],
  [
    serviceError('ExpiredTokenException'),
    'IAM Identity Center no longer accepts the refresh token of this session.',
  ],
  [serviceError('unreachable', null, 'no network'), 'no network.'],
  [new Error('disk full'), 'The renewal could not be completed: disk full.'],
])('a failed renewal does not mention codes and approvals: %s', (error, message) => {
  expect(refreshReason(error)).toBe(message)
})

it('a list that the portal rejects suggests a login', () => {
  expect(listingReason(serviceError('UnauthorizedException', 401))).toMatch(
    /no longer accepts the token .* log in again/,
  )
  expect(listingReason(serviceError('timeout', null, 'late'))).toMatch(/^late\. Check sso_region/)
  expect(listingReason(new Error('x'))).toBe('The list could not be completed: x.')
})
