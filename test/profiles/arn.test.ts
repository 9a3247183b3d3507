import { expect, it } from 'vitest'
import { accountOf, parseArn, roleName } from '../../src/profiles/arn.ts'

it('takes an ARN apart', () => {
  expect(parseArn('arn:aws-cn:iam::111122223333:role/path/Name')).toEqual({
    partition: 'aws-cn',
    service: 'iam',
    region: '',
    account: '111122223333',
    resource: 'role/path/Name',
  })
  expect(parseArn('arn:aws:sns:eu-west-1:1:a:b')?.resource).toBe('a:b')
})

for (const text of [
  '',
  'arn',
  'arn:foo',
  'arn:aws:iam::1',
  'arn:aws:iam::1:',
  'ARN:aws:iam::1:x',
  'arn:aws:iam::1:a b',
  ' arn:aws:iam::1:x',
]) {
  it(`${JSON.stringify(text)} is no ARN`, () => {
    expect(parseArn(text)).toBeNull()
    expect(accountOf(text)).toBeNull()
    expect(roleName(text)).toBeNull()
  })
}

it('names the role without its path, and nothing else by a role’s name', () => {
  expect(roleName('arn:aws:iam::1:role/Admin')).toBe('Admin')
  expect(roleName('arn:aws:iam::1:role/some/path/Admin')).toBe('Admin')
  expect(roleName('arn:aws:iam::1:user/Admin')).toBeNull()
})

it('finds the account, which not every ARN has', () => {
  expect(accountOf('arn:aws:iam::111122223333:user/me')).toBe('111122223333')
  expect(accountOf('arn:aws:s3:::bucket')).toBeNull()
})
