import { describe, expect, it } from 'vitest'
import { ROLE_MARGIN_MS } from '../../../src/session/cache/role-cache.ts'
import {
  assumedRoleText,
  readRoleCredentials,
  ssoRoleText,
} from '../../../src/session/walk/role-credentials.ts'
import { NOW } from '../../support/state/state.ts'

const credentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiresAt: NOW + ROLE_MARGIN_MS + 1_000,
}
const text = ssoRoleText(credentials, '111122223333')
/** The same file with some fields changed; `undefined` removes one. */
const fileWith = (fields: object) => {
  const file = JSON.parse(text)
  return { text: JSON.stringify({ ...file, Credentials: { ...file.Credentials, ...fields } }) }
}

describe('cached credentials of a role', () => {
  it('are read as they were written, from either service', () => {
    const reply = {
      credentials,
      assumedRoleId: 'AROA:ada',
      arn: 'arn:aws:sts::111122223333:assumed-role/a/ada',
    }
    expect(readRoleCredentials({ text }, NOW)).toEqual(credentials)
    expect(readRoleCredentials({ text: assumedRoleText(reply) }, NOW)).toEqual(credentials)
    expect(JSON.parse(assumedRoleText(reply)).AssumedRoleUser).toEqual({
      AssumedRoleId: 'AROA:ada',
      Arn: 'arn:aws:sts::111122223333:assumed-role/a/ada',
    })
  })

  it('are used until a quarter of an hour before they expire', () => {
    expect(readRoleCredentials({ text }, NOW + 999)).not.toBeNull()
    expect(readRoleCredentials({ text }, NOW + 1_000)).toBeNull()
  })

  it('can lack a session token', () => {
    expect(readRoleCredentials(fileWith({ SessionToken: undefined }), NOW)?.sessionToken).toBeNull()
  })

  it.each([
    { AccessKeyId: undefined },
    { SecretAccessKey: 1 },
    { Expiration: undefined },
    { Expiration: 'x' },
  ])('are not used with %j', (fields) => {
    expect(readRoleCredentials(fileWith(fields), NOW)).toBeNull()
  })

  it.each([undefined, { text: '' }, { text: '{}' }, { unreadable: 'permission denied' }])(
    'are not there in %j',
    (file) => {
      expect(readRoleCredentials(file, NOW)).toBeNull()
    },
  )
})
