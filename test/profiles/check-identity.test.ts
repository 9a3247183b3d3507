import { describe, expect, it } from 'vitest'
import {
  accountProblem,
  keyProblem,
  mfaProblem,
  roleArnProblem,
  roleNameProblem,
} from '../../src/profiles/check-identity.ts'

describe('what names the right kind of thing', () => {
  it.each([
    ['a role', roleArnProblem, 'arn:aws:iam::111122223333:role/team/Admin'],
    [
      'a role of IAM Identity Center',
      roleArnProblem,
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A_0123456789abcdef',
    ],
    ['a role of another partition', roleArnProblem, 'arn:aws-us-gov:iam::111122223333:role/Admin'],
    ['an MFA device', mfaProblem, 'arn:aws:iam::111122223333:mfa/me'],
    ['the number of a device', mfaProblem, 'GAHT12345678'],
    ['an account', accountProblem, '012345678901'],
    ['a permission set', roleNameProblem, 'Admin+Read=only,1.2@x-y_z'],
    ['one that sounds like what it is not', roleNameProblem, 'MyAWSReservedSSO_Admin'],
    ['a key', keyProblem, 'AKIAIOSFODNN7EXAMPLE'],
    ['a token', keyProblem, 'IQoJb3JpZ2luX2VjE+/=='],
  ])('%s', (_, problemOf, value) => {
    expect(problemOf(value)).toBeNull()
  })
})

describe('what cannot work is told with what to write', () => {
  it.each([
    [roleArnProblem, 'arn:aws:iam::111122223333:user/me', /^must be the ARN of a role, not of a user/],
    [
      roleArnProblem,
      'arn:aws:sts::111122223333:assumed-role/Admin/me@example.com',
      /not of a session of it, such as arn:aws:iam::111122223333:role\/Admin$/,
    ],
    [roleArnProblem, 'arn:aws:iam::111122223333:policy/Admin', /^must be the ARN of a role, such as/],
    [roleArnProblem, 'arn:aws:iam::11112222333:role/Admin', /12-digit/],
    [
      roleArnProblem,
      'arn:aws:iam::111122223333:role/Admin\u200b',
      /^contains U\+200B, a blank without width/,
    ],
    [
      mfaProblem,
      'arn:aws:iam::111122223333:user/me',
      /such as arn:aws:iam::111122223333:mfa\/me, not of the user$/,
    ],
    [mfaProblem, 'arn:aws:iam::111122223333:u2f/user/me/key-1', /only in a browser/],
    [mfaProblem, 'short', /at least 9/],
    [accountProblem, '1111-2222-3333', /without hyphens: 111122223333$/],
    [accountProblem, '12345678901', /perhaps 012345678901$/],
    [accountProblem, 'acme', /^must be a 12-digit account ID$/],
    [roleNameProblem, 'AWSReservedSSO_Admin_0123456789abcdef', /the permission set, Admin,/],
    [
      roleNameProblem,
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Read_Only_0123456789abcdef',
      /the permission set, Read_Only,/,
    ],
    [roleNameProblem, 'AWSReservedSSO_Admin', /not that of its role in IAM/],
    [roleNameProblem, 'arn:aws:iam::111122223333:role/Admin', /not an ARN/],
    [roleNameProblem, 'Admin ', /only letters/],
    [keyProblem, '“AKIA”', /^contains U\+201C, a curly quote, which no key or token does/],
    [keyProblem, 'a\u0001', /^contains U\+0001, which/],
    [keyProblem, 'a\u{1f600}', /^contains U\+1F600, which/],
  ])('%o %s', (problemOf, value, reason) => {
    expect(problemOf(value)).toMatch(reason)
  })

  it('a secret is not quoted', () => {
    expect(keyProblem('top-secret\u200b')).not.toContain('top-secret')
  })
})
