import { isRecord } from '../session/cache/cache-json.ts'
import type { Credentials } from '../session/ports.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import type { Network } from './client-config.ts'
import { getJson } from './get-json.ts'

/** Hosts of each partition, by its DNS suffix. */
const HOSTS: Readonly<Record<string, { readonly signIn: string; readonly console: string }>> = {
  'amazonaws.com': { signIn: 'signin.aws.amazon.com', console: 'console.aws.amazon.com' },
  'amazonaws.com.cn': { signIn: 'signin.amazonaws.cn', console: 'console.amazonaws.cn' },
}
const GOVERNMENT = { signIn: 'signin.amazonaws-us-gov.com', console: 'console.amazonaws-us-gov.com' }

/**
 * An address that opens the AWS console signed in with these credentials, valid for a few minutes ("Enabling custom
 * identity broker access to the AWS console", IAM user guide). Rejects with `WalkError`, or with an `Error` if the CA
 * bundle cannot be read.
 *
 * @param suffix the partition's DNS suffix (`dnsSuffix`)
 */
export async function consoleAddress(
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  region: string | null,
  suffix: string,
  network: Network,
): Promise<string> {
  if (sessionToken === null) {
    throw new WalkError(
      'bad-reply',
      'Long-term keys cannot sign in to the console: use a profile with a role or a session.',
    )
  }
  const hosts = region?.startsWith('us-gov-') ? GOVERNMENT : HOSTS[suffix]
  if (!hosts) throw new WalkError('bad-reply', 'awsprof does not know the console of this partition.')
  const session = JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken })
  const tokenRequest = new URL(`https://${hosts.signIn}/federation`)
  tokenRequest.search = new URLSearchParams({ Action: 'getSigninToken', Session: session }).toString()
  const token = await signInToken(tokenRequest, network)
  const query = region === null ? '' : `?region=${encodeURIComponent(region)}`
  const login = new URL(`https://${hosts.signIn}/federation`)
  login.search = new URLSearchParams({
    Action: 'login',
    Issuer: 'awsprof',
    Destination: `https://${hosts.console}/${query}`,
    SigninToken: token,
  }).toString()
  return login.href
}

async function signInToken(address: URL, network: Network): Promise<string> {
  // Separate from the await, because this throws if the CA bundle cannot be read.
  const reply = getJson(address, network)
  const body = await reply.catch(() => {
    throw new WalkError('unreachable', 'The sign-in page of the console does not answer.')
  })
  const token = isRecord(body) ? body.SigninToken : undefined
  if (typeof token === 'string') return token
  throw new WalkError('bad-reply', 'The sign-in page of the console rejects these credentials.')
}
