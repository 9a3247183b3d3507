import { isRecord } from '../session/cache/cache-json.ts'
import type { Credentials } from '../session/ports.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import type { Network } from './client-config.ts'
import { getJson } from './get-json.ts'

/** Hosts of a partition, by the end of its service names. */
const HOSTS: Readonly<Record<string, { readonly signIn: string; readonly console: string }>> = {
  'amazonaws.com': { signIn: 'signin.aws.amazon.com', console: 'console.aws.amazon.com' },
  'amazonaws.com.cn': { signIn: 'signin.amazonaws.cn', console: 'console.amazonaws.cn' },
}
const GOVERNMENT = { signIn: 'signin.amazonaws-us-gov.com', console: 'console.amazonaws-us-gov.com' }

/**
 * An address that opens the AWS console signed in with these credentials, good for a few minutes ("Enabling custom
 * identity broker access to the AWS console", IAM user guide). Rejects with `WalkError`, or where the CA bundle cannot be
 * read.
 *
 * @param suffix the partition's, as `dnsSuffix` gives it
 */
export async function consoleAddress(
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  region: string | null,
  suffix: string,
  network: Network,
): Promise<string> {
  if (sessionToken === null) {
    throw new WalkError('bad-reply', 'Long-term keys cannot sign in to the console; a role or a session can.')
  }
  const hosts = region?.startsWith('us-gov-') ? GOVERNMENT : HOSTS[suffix]
  if (!hosts) throw new WalkError('bad-reply', 'The console of this partition is not known here.')
  const session = JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken })
  const ask = new URL(`https://${hosts.signIn}/federation`)
  ask.search = new URLSearchParams({ Action: 'getSigninToken', Session: session }).toString()
  const token = await signInToken(ask, network)
  const at = region === null ? '' : `?region=${encodeURIComponent(region)}`
  const open = new URL(`https://${hosts.signIn}/federation`)
  open.search = new URLSearchParams({
    Action: 'login',
    Issuer: 'awsprof',
    Destination: `https://${hosts.console}/${at}`,
    SigninToken: token,
  }).toString()
  return open.href
}

async function signInToken(address: URL, network: Network): Promise<string> {
  // Outside of what follows: a bundle that cannot be read is no silence of the page.
  const asked = getJson(address, network)
  const body = await asked.catch(() => {
    throw new WalkError('unreachable', 'The sign-in page of the console does not answer.')
  })
  const token = isRecord(body) ? body.SigninToken : undefined
  if (typeof token === 'string') return token
  throw new WalkError('bad-reply', 'The sign-in page of the console refuses these credentials.')
}
