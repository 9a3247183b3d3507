import { afterEach, describe, expect, it } from 'vitest'
import { createStsClient } from '../../src/aws/sts.ts'
import { MFA_CODE } from '../../src/demo/sts.ts'
import type { Credentials } from '../../src/session/ports.ts'
import { closeStandIns, openStandIn, PATIENT } from '../support/aws/stand-ins.ts'
import { HOUR } from '../support/state/state.ts'

afterEach(closeStandIns)

const { signal } = new AbortController()
/** The SDK signs by this machine's clock. */
const NOW = Math.floor(Date.now() / 1000) * 1000
const USER = 'arn:aws:iam::111122223333:user/mary'
const role = (name: string) => `arn:aws:iam::444455556666:role/${name}`
const keys = (accessKeyId: string): Credentials => ({
  accessKeyId,
  secretAccessKey: 'any',
  sessionToken: null,
  expiresAt: null,
})
const identity = (accessKeyId: string) => ({
  accessKeyId,
  account: '111122223333',
  arn: USER,
  userId: `AIDA & <${accessKeyId}>`,
})

async function given(now = NOW) {
  const standIn = await openStandIn({
    now: () => now,
    identities: [
      identity('AKIAMARY'),
      { ...identity('ASIAOLD'), expiresAt: NOW },
      { ...identity('AKIAWRONG'), hasWrongSecret: true },
    ],
    roles: [
      { arn: role('Open'), trusts: ['*'] },
      { arn: role('OfMary'), trusts: [USER] },
      { arn: role('OfOthers'), trusts: ['arn:aws:iam::111122223333:user/other'] },
      { arn: role('External'), trusts: ['*'], externalId: 'ticket' },
      { arn: role('Mfa'), trusts: ['*'], needsMfa: true },
    ],
  })
  const sts = createStsClient(PATIENT, {
    address: () => ({ region: 'us-east-1', endpoint: standIn.url }),
    maxAttempts: 1,
    retryMode: 'standard',
    timeoutMs: 20_000,
  })
  return { standIn, sts }
}

const outcome = (of: Promise<unknown>) =>
  of.then(
    () => 'taken',
    (error: { code: string }) => error.code,
  )

describe('STS of the stand-in', () => {
  it.each([
    ['AKIAMARY', 'taken'],
    ['AKIANOBODY', 'InvalidClientTokenId'],
    ['ASIAOLD', 'ExpiredToken'],
    ['AKIAWRONG', 'SignatureDoesNotMatch'],
  ])('who is %s: %s', async (accessKeyId, wanted) => {
    const { sts } = await given()
    expect(await outcome(sts.callerIdentity(keys(accessKeyId), signal))).toBe(wanted)
  })

  it('tells an identity as it is', async () => {
    const { sts } = await given()
    expect(await sts.callerIdentity(keys('AKIAMARY'), signal)).toEqual({
      account: '111122223333',
      arn: USER,
      userId: 'AIDA & <AKIAMARY>',
    })
  })

  it.each([
    ['Open', {}, 'taken'],
    ['OfMary', {}, 'taken'],
    ['OfOthers', {}, 'AccessDenied'],
    ['Nowhere', {}, 'AccessDenied'],
    ['External', {}, 'AccessDenied'],
    ['External', { ExternalId: 'ticket' }, 'taken'],
    ['Mfa', {}, 'AccessDenied'],
    ['Mfa', { SerialNumber: 'arn:aws:iam::1:mfa/m', TokenCode: '000000' }, 'AccessDenied'],
    ['Mfa', { SerialNumber: 'arn:aws:iam::1:mfa/m', TokenCode: MFA_CODE }, 'taken'],
  ])('role %s with %o: %s', async (name, more, wanted) => {
    const { sts } = await given()
    const asked = sts.assumeRole({ RoleArn: role(name), ...more }, keys('AKIAMARY'), signal)
    expect(await outcome(asked)).toBe(wanted)
  })

  it('gives a session for a code, which assumes what needs one', async () => {
    const { sts } = await given()
    const device = { SerialNumber: 'arn:aws:iam::1:mfa/m', TokenCode: MFA_CODE }
    const session = await sts.sessionToken(device, keys('AKIAMARY'), signal)
    expect(await outcome(sts.assumeRole({ RoleArn: role('Mfa') }, session, signal))).toBe('taken')
    expect((await sts.callerIdentity(session, signal)).arn).toBe(USER)
    expect(await outcome(sts.sessionToken(device, session, signal))).toBe('AccessDenied')
    const wrong = sts.sessionToken({ ...device, TokenCode: '000000' }, keys('AKIAMARY'), signal)
    expect(await outcome(wrong)).toBe('AccessDenied')
  })

  it('gives keys that are those of the role, for as long as asked', async () => {
    const { sts } = await given()
    const { credentials } = await sts.assumeRole(
      { RoleArn: role('Open'), RoleSessionName: 'me', DurationSeconds: 7200 },
      keys('AKIAMARY'),
      signal,
    )
    expect(credentials.expiresAt).toBe(NOW + 2 * HOUR)
    const { arn } = await sts.callerIdentity(credentials, signal)
    expect(arn).toBe('arn:aws:sts::444455556666:assumed-role/Open/me')
  })

  it.each([
    [-6, /^Signature not yet current: 2\d{7}T\d{6}Z is still later than/],
    [6, /^Signature expired: 2\d{7}T\d{6}Z is now earlier than/],
  ])('refuses a signature if its clock is %d minutes off', async (minutes, message) => {
    const { sts } = await given(NOW + minutes * 60_000)
    await expect(sts.callerIdentity(keys('AKIAMARY'), signal)).rejects.toMatchObject({
      code: 'SignatureDoesNotMatch',
      message: expect.stringMatching(message),
    })
  })

  it('takes a web identity that looks like one', async () => {
    const { sts } = await given()
    const by = (WebIdentityToken: string) =>
      outcome(sts.assumeRoleWithWebIdentity({ RoleArn: role('Open'), WebIdentityToken }, signal))
    expect([await by('eyJhbGciOi'), await by('nonsense')]).toEqual(['taken', 'InvalidIdentityToken'])
  })
})
