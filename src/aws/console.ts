import { partitionId } from '../profiles/endpoint.ts'
import { isRecord } from '../session/cache/cache-json.ts'
import type { Credentials } from '../session/ports.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import type { Network } from './client-config.ts'
import { consolePage } from './console-page.ts'
import { getJson } from './get-json.ts'

/** Where the console is to open. */
export interface ConsolePlace {
  readonly region: string | null
  /** The page of this service, else the front page. */
  readonly service: string | null
  /** The configured endpoint of AWS Sign-In, or null for AWS's own. */
  readonly endpoint: string | null
}

interface Hosts {
  readonly signIn: string
  readonly console: string
  /** Whether both have the region in front: there is none for the whole partition. */
  readonly isRegional?: boolean
}

/** Hosts of each partition. */
const HOSTS: Readonly<Record<string, Hosts>> = {
  aws: { signIn: 'signin.aws.amazon.com', console: 'console.aws.amazon.com' },
  'aws-cn': { signIn: 'signin.amazonaws.cn', console: 'console.amazonaws.cn' },
  'aws-us-gov': { signIn: 'signin.amazonaws-us-gov.com', console: 'console.amazonaws-us-gov.com' },
  'aws-eusc': {
    signIn: 'signin.amazonaws-eusc.eu',
    console: 'console.amazonaws-eusc.eu',
    isRegional: true,
  },
  'aws-iso': { signIn: 'signin.c2shome.ic.gov', console: 'console.c2shome.ic.gov' },
  'aws-iso-b': { signIn: 'signin.sc2shome.sgov.gov', console: 'console.sc2shome.sgov.gov' },
  'aws-iso-e': { signIn: 'signin.csphome.adc-e.uk', console: 'console.csphome.adc-e.uk' },
  'aws-iso-f': { signIn: 'signin.csphome.hci.ic.gov', console: 'console.csphome.hci.ic.gov' },
}

/**
 * An address that opens the AWS console signed in with these credentials, valid for a few minutes ("Enabling custom
 * identity broker access to the AWS console", IAM user guide). Rejects with `WalkError`, or with an `Error` if the CA
 * bundle cannot be read.
 */
export async function consoleAddress(
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  { region, service, endpoint }: ConsolePlace,
  network: Network,
): Promise<string> {
  if (sessionToken === null) {
    throw new WalkError(
      'bad-reply',
      'Long-term keys cannot sign in to the console: use a profile with a role or a session.',
    )
  }
  const hosts = HOSTS[partitionId(region ?? '')]
  if (!hosts) throw new WalkError('bad-reply', 'awsprof does not know the console of this partition.')
  const front = hosts.isRegional ? `${region}.` : ''
  const federation = `${endpoint?.replace(/\/+$/, '') ?? `https://${front}${hosts.signIn}`}/federation`
  const session = JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken })
  const tokenRequest = new URL(federation)
  tokenRequest.search = new URLSearchParams({ Action: 'getSigninToken', Session: session }).toString()
  const token = await signInToken(tokenRequest, network)
  const login = new URL(federation)
  login.search = new URLSearchParams({
    Action: 'login',
    Issuer: 'awsprof',
    Destination: `https://${front}${hosts.console}${consolePage(service, region)}`,
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
