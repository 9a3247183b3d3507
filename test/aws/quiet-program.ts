// Sends one request of every kind to the given address, like awsprof, and prints only `done`.
import { createOidcClient } from '../../src/aws/sso-oidc.ts'
import { createPortalClient } from '../../src/aws/sso-portal.ts'
import { createStsClient } from '../../src/aws/sts.ts'
import { PATIENT } from '../support/aws/stand-ins.ts'

const [, , url = ''] = process.argv
const { signal } = new AbortController()
const oidc = createOidcClient(PATIENT, 'us-east-1', url)
const client = await oidc.register({ clientName: 'x', scopes: ['sso:account:access'] }, signal)
await oidc.startDevice({ ...client, startUrl: 'https://x' }, signal)
const portal = createPortalClient(PATIENT, 'us-east-1', url)
for await (const _ of portal.accounts('t', signal));
const keys = await portal.roleCredentials('t', '111122223333', 'Dev', signal)
const sts = createStsClient(PATIENT, {
  address: () => ({ region: 'us-east-1', endpoint: url }),
  maxAttempts: 1,
  retryMode: 'standard',
  timeoutMs: 20_000,
})
await sts.callerIdentity(keys, signal)
console.log('done')
