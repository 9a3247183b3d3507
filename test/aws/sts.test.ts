import { expect, it } from 'vitest'
import { createStsClient } from '../../src/aws/sts.ts'
import { DEFAULT_TIMEOUTS } from '../../src/aws/timeouts.ts'
import { startStandIn } from '../../src/demo/stand-in.ts'

it('an error of STS keeps the service’s own code', async () => {
  const standIn = await startStandIn({
    identities: [{ accessKeyId: 'AKIAOLD', account: '1', arn: 'a', userId: 'u', expiresAt: 1 }],
  })
  const options = {
    address: () => ({ region: 'us-east-1', endpoint: standIn.url }),
    maxAttempts: 1,
    retryMode: 'standard',
    timeoutMs: 5_000,
  }
  const sts = createStsClient({ variables: {}, caBundle: null, ...DEFAULT_TIMEOUTS }, options)
  const { signal } = new AbortController()
  const keys = { accessKeyId: 'AKIAOLD', secretAccessKey: 's', sessionToken: null, expiresAt: null }
  await expect(sts.callerIdentity(keys, signal)).rejects.toMatchObject({ code: 'ExpiredToken', status: 403 })
  const args = { RoleArn: 'arn:aws:iam::111122223333:role/R', WebIdentityToken: 'no token' }
  await expect(sts.assumeRoleWithWebIdentity(args, signal)).rejects.toMatchObject({
    code: 'InvalidIdentityToken',
  })
  standIn.close()
})
