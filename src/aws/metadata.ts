import { isRecord } from '../session/cache/cache-json.ts'
import { parseTimestamp } from '../session/cache/timestamp.ts'
import type { Credentials } from '../session/ports.ts'
import { WalkError } from '../session/walk/walk-error.ts'

/*
 * The SDK's own providers read the user's files and other variables for endpoints and time-outs; these do what the AWS
 * CLI v2 does (botocore/utils.py, InstanceMetadataFetcher and ContainerMetadataFetcher).
 */

type Variables = Readonly<Record<string, string | undefined>>

/** The address is the same on every machine. */
const INSTANCE = { ipv4: 'http://169.254.169.254', ipv6: 'http://[fd00:ec2::254]' }
const CONTAINER = 'http://169.254.170.2'
const ROLE_PATH = '/latest/meta-data/iam/security-credentials/'
const TOKEN_TTL_S = '21600'
const LARGEST = 1 << 18

export interface MetadataWishes {
  readonly variables: Variables
  /** `ec2_metadata_service_endpoint`, `…_mode` of the profile. */
  readonly endpoint: string | null
  readonly isIpv6: boolean
  /** `ec2_metadata_v1_disabled`: without a token nothing is asked. */
  readonly isV1Disabled: boolean
  /** For one request; the AWS CLI's default is a second, so that it is quick where there is no such service. */
  readonly timeoutMs: number
  readonly attempts: number
}

/** Credentials of the instance's role from the metadata service. Rejects with `WalkError`. */
export async function instanceCredentials(
  options: MetadataWishes,
  signal: AbortSignal,
): Promise<Credentials> {
  if (options.variables.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true') {
    throw unreachable('instance metadata is switched off by AWS_EC2_METADATA_DISABLED')
  }
  const base = (options.endpoint ?? (options.isIpv6 ? INSTANCE.ipv6 : INSTANCE.ipv4)).replace(/\/+$/, '')
  const get = (path: string, init: RequestInit) => patiently(`${base}${path}`, init, options, signal)
  const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': TOKEN_TTL_S }
  const token = await get('/latest/api/token', { method: 'PUT', headers: ttl }).catch((error: unknown) => {
    if (!(error instanceof NoVersion2)) throw error
    if (options.isV1Disabled)
      throw unreachable(`${error.reason}, and ec2_metadata_v1_disabled forbids to ask without`)
    return null
  })
  const headers: Record<string, string> = token === null ? {} : { 'x-aws-ec2-metadata-token': token }
  const [role = ''] = (await get(ROLE_PATH, { headers })).trim().split('\n')
  if (role === '') throw unreachable('this instance has no role')
  return keysOf(await get(`${ROLE_PATH}${encodeURIComponent(role)}`, { headers }))
}

/** The service gives no token: then the AWS CLI asks by version 1, which takes none. */
class NoVersion2 extends Error {
  readonly reason = 'the metadata service gives no token'
}

const NO_TOKEN: readonly number[] = [403, 404, 405]

/** Credentials of the container, or null where this is none. Rejects with `WalkError`. */
export async function containerCredentials(
  { variables, timeoutMs, attempts }: Pick<MetadataWishes, 'variables' | 'timeoutMs' | 'attempts'>,
  readFile: (path: string) => Promise<string>,
  signal: AbortSignal,
): Promise<Credentials | null> {
  const relative = variables.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
  const full = variables.AWS_CONTAINER_CREDENTIALS_FULL_URI
  const url = relative ? `${CONTAINER}${relative}` : full
  if (!url) return null
  if (!isAllowed(url)) {
    throw unreachable('AWS_CONTAINER_CREDENTIALS_FULL_URI names a host that is neither https nor local')
  }
  const file = variables.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE
  const authorization = file ? (await readFile(file)).trim() : variables.AWS_CONTAINER_AUTHORIZATION_TOKEN
  const headers: Record<string, string> = { accept: 'application/json' }
  if (authorization) headers.authorization = authorization
  return keysOf(await patiently(url, { headers }, { timeoutMs, attempts }, signal))
}

/** Plain http only to where AWS's own agents listen. */
function isAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:') return true
  const local = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\]|169\.254\.170\.(2|23)|\[fd00:ec2::23\])$/
  return protocol === 'http:' && local.test(hostname)
}

async function patiently(
  url: string,
  init: RequestInit,
  { timeoutMs, attempts }: Pick<MetadataWishes, 'timeoutMs' | 'attempts'>,
  signal: AbortSignal,
): Promise<string> {
  for (let left = attempts; ; left--) {
    try {
      return await ask(url, init, timeoutMs, signal)
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (error instanceof WalkError || error instanceof NoVersion2) throw error
      if (left > 1) continue
      // Behind a bridge the answer to this one request may get lost: its packets live for one hop only.
      if (init.method === 'PUT' && (error as Error).name === 'TimeoutError') throw new NoVersion2()
      throw unreachable(
        'the metadata service does not answer: this is no EC2 instance, or it may not be reached from here',
      )
    }
  }
}

async function ask(url: string, init: RequestInit, timeoutMs: number, signal: AbortSignal): Promise<string> {
  const both = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  const response = await fetch(url, { ...init, signal: both, redirect: 'error' })
  if (init.method === 'PUT' && NO_TOKEN.includes(response.status)) throw new NoVersion2()
  if (!response.ok) throw unreachable(`the metadata service answers ${response.status}`)
  return limitedText(response.body ?? [])
}

/** Leaving the loop drops the connection. */
async function limitedText(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > LARGEST) throw new WalkError('bad-reply', 'The metadata service’s answer is far too large.')
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}

function keysOf(text: string): Credentials {
  const fields = parsed(text)
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = fields
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') {
    throw new WalkError('bad-reply', 'The metadata service’s answer holds no credentials.')
  }
  const sessionToken = typeof Token === 'string' ? Token : null
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken,
    expiresAt: parseTimestamp(Expiration),
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function unreachable(reason: string): WalkError {
  return new WalkError('unreachable', `No credentials from metadata: ${reason}.`)
}
