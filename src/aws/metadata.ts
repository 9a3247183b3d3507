import { isRecord } from '../session/cache/cache-json.ts'
import { parseTimestamp } from '../session/cache/timestamp.ts'
import type { Credentials } from '../session/ports.ts'
import { WalkError } from '../session/walk/walk-error.ts'

/*
 * Not the SDK's providers, which look for endpoints and time-outs in the user's files and in other variables. These
 * functions do what the AWS CLI v2 does (botocore/utils.py, InstanceMetadataFetcher and ContainerMetadataFetcher).
 */

type Variables = Readonly<Record<string, string | undefined>>

/** Link-local addresses, the same on every instance. */
const INSTANCE = { ipv4: 'http://169.254.169.254', ipv6: 'http://[fd00:ec2::254]' }
const CONTAINER = 'http://169.254.170.2'
const ROLE_PATH = '/latest/meta-data/iam/security-credentials/'
const TOKEN_TTL_S = '21600'
const LARGEST = 1 << 18

export interface MetadataOptions {
  readonly variables: Variables
  /** From AWS_EC2_METADATA_SERVICE_ENDPOINT or `ec2_metadata_service_endpoint`, or null. */
  readonly endpoint: string | null
  readonly isIpv6: boolean
  /** `ec2_metadata_v1_disabled`: no requests without a token. */
  readonly isV1Disabled: boolean
  /** Per request. The AWS CLI's default is one second, so that machines without the service do not wait long. */
  readonly timeoutMs: number
  readonly attempts: number
}

/** Credentials of the instance's role from the metadata service. Rejects with `WalkError`. */
export async function instanceCredentials(
  options: MetadataOptions,
  signal: AbortSignal,
): Promise<Credentials> {
  if (options.variables.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true') {
    throw unreachable('instance metadata is turned off by AWS_EC2_METADATA_DISABLED')
  }
  const base = (options.endpoint ?? (options.isIpv6 ? INSTANCE.ipv6 : INSTANCE.ipv4)).replace(/\/+$/, '')
  const get = (path: string, init: RequestInit) => requestText(`${base}${path}`, init, options, signal)
  const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': TOKEN_TTL_S }
  const token = await get('/latest/api/token', { method: 'PUT', headers: ttl }).catch((error: unknown) => {
    if (!(error instanceof NoVersion2)) throw error
    if (options.isV1Disabled)
      throw unreachable(`${error.reason}, and ec2_metadata_v1_disabled forbids requests without one`)
    return null
  })
  const headers: Record<string, string> = token === null ? {} : { 'x-aws-ec2-metadata-token': token }
  const [role = ''] = (await get(ROLE_PATH, { headers })).trim().split('\n')
  if (role === '') throw unreachable('this instance has no role')
  return keysOf(await get(`${ROLE_PATH}${encodeURIComponent(role)}`, { headers }))
}

/** The service issues no token; the AWS CLI then uses version 1, which needs none. */
class NoVersion2 extends Error {
  readonly reason = 'the metadata service issues no token'
}

const NO_TOKEN: readonly number[] = [403, 404, 405]

/** Credentials of the container, or null if awsprof does not run in one. Rejects with `WalkError`. */
export async function containerCredentials(
  { variables, timeoutMs, attempts }: Pick<MetadataOptions, 'variables' | 'timeoutMs' | 'attempts'>,
  readFile: (path: string) => Promise<string>,
  signal: AbortSignal,
): Promise<Credentials | null> {
  const relative = variables.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
  const full = variables.AWS_CONTAINER_CREDENTIALS_FULL_URI
  const url = relative ? `${CONTAINER}${relative}` : full
  if (!url) return null
  if (!isAllowed(url)) {
    throw unreachable('AWS_CONTAINER_CREDENTIALS_FULL_URI is neither an https address nor a local one')
  }
  const file = variables.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE
  const authorization = file ? (await readFile(file)).trim() : variables.AWS_CONTAINER_AUTHORIZATION_TOKEN
  const headers: Record<string, string> = { accept: 'application/json' }
  if (authorization) headers.authorization = authorization
  return keysOf(await requestText(url, { headers }, { timeoutMs, attempts }, signal))
}

/** Allows plain http only for the addresses of AWS's own agents. */
function isAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:') return true
  const local = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\]|169\.254\.170\.(2|23)|\[fd00:ec2::23\])$/
  return protocol === 'http:' && local.test(hostname)
}

async function requestText(
  url: string,
  init: RequestInit,
  { timeoutMs, attempts }: Pick<MetadataOptions, 'timeoutMs' | 'attempts'>,
  signal: AbortSignal,
): Promise<string> {
  for (let left = attempts; ; left--) {
    try {
      return await requestOnce(url, init, timeoutMs, signal)
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (error instanceof WalkError || error instanceof NoVersion2) throw error
      if (left > 1) continue
      // Behind a bridge the answer to this request can get lost, because its packets live for one hop only.
      const isTimeout = error instanceof Error && error.name === 'TimeoutError'
      if (init.method === 'PUT' && isTimeout) throw new NoVersion2()
      throw unreachable(
        'the metadata service does not answer: this is not an EC2 instance, or the service is blocked',
      )
    }
  }
}

async function requestOnce(
  url: string,
  init: RequestInit,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<string> {
  const both = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  const response = await fetch(url, { ...init, signal: both, redirect: 'error' })
  if (init.method === 'PUT' && NO_TOKEN.includes(response.status)) throw new NoVersion2()
  if (!response.ok) throw unreachable(`the metadata service answered with HTTP ${response.status}`)
  return limitedText(response.body ?? [])
}

/** Throwing inside the loop drops the connection. */
async function limitedText(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > LARGEST) throw new WalkError('bad-reply', 'The metadata service’s answer is too large.')
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}

function keysOf(text: string): Credentials {
  const fields = parsed(text)
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = fields
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') {
    throw new WalkError('bad-reply', 'The metadata service’s answer contains no credentials.')
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
