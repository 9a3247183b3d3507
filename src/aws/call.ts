import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { ServiceError } from '../session/service-error.ts'
import { type Headers, offsetOf } from './clock-offset.ts'
import { TooLarge } from './limited-body.ts'

/** What errors of the SDK can have. */
interface SdkError {
  readonly name?: string
  /** The code of the query protocol (STS). */
  readonly Code?: string
  readonly code?: string
  readonly message?: string
  readonly cause?: unknown
  readonly error_description?: string
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
  readonly $response?: { readonly statusCode?: number; readonly headers?: Headers }
}

/**
 * Makes one call of the SDK. Rejects with `ServiceError` in plain words, or with the signal's reason if that aborts.
 *
 * @param what the service's name in messages
 * @param timeoutMs for the whole call, including retries; the SDK's own time-outs never end a request if the server sends
 *   a byte now and then
 */
export async function call<Reply>(
  what: string,
  signal: AbortSignal,
  timeoutMs: number,
  send: (signal: AbortSignal) => Promise<Reply>,
): Promise<Reply> {
  const startedAt = Date.now()
  const both = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(timeoutMs))])
  try {
    return await send(both)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (both.aborted) {
      throw new ServiceError('timeout', `${what} did not answer within ${Math.ceil(timeoutMs / 1000)} s`)
    }
    throw serviceError(what, sdkErrorOf(error), startedAt)
  }
}

/** Anything can be thrown: what is not an object has none of the properties. */
function sdkErrorOf(error: unknown): SdkError {
  return typeof error === 'object' && error !== null ? error : {}
}

function serviceError(what: string, error: SdkError, startedAt: number): ServiceError {
  const status = error.$metadata?.httpStatusCode ?? null
  const name = error.name ?? 'Error'
  const code = networkCode(error)
  if (status !== null && status >= 400 && code === null && !(error instanceof TooLarge)) {
    const about = {
      status,
      requestId: error.$metadata?.requestId ?? null,
      clockSkewMs: skewOf(error, startedAt),
      retryAfterMs: retryAfterOf(error),
    }
    if (status === 429 && NO_NAME.has(name)) {
      const wait = about.retryAfterMs === null ? '' : ` and asks to wait ${about.retryAfterMs / 1000} s`
      return new ServiceError('throttled', `${what} takes no more requests for now${wait} (HTTP 429)`, about)
    }
    if (NO_NAME.has(name)) {
      // Not from the service itself, but from a proxy or a load balancer.
      return new ServiceError('bad-reply', `${what} answered with HTTP ${status}`, about)
    }
    const message = maskSecrets(error.error_description ?? error.message ?? '')
    // The SDK appends “Exception” to some codes of the query protocol in `name`.
    return new ServiceError(error.Code ?? name, message || `${what} answered with HTTP ${status}`, about)
  }
  if (error.message !== undefined && REQUEST_TIMEOUT.test(error.message))
    return new ServiceError('timeout', `${what} did not answer in time`)
  if (code !== null)
    return new ServiceError(NETWORK[code]?.[0] ?? 'unreachable', `${what}: ${reasonOf(code)}`)
  if (name === 'TimeoutError') return new ServiceError('timeout', `${what} did not answer in time`)
  if (error instanceof TooLarge) return new ServiceError('bad-reply', `${what}: the answer is too large`)
  return new ServiceError('bad-reply', `${what} sent an answer that awsprof does not understand`, { status })
}

/** Names that the SDK gives to errors without one, or with a body that it cannot read. */
const NO_NAME: ReadonlySet<string> = new Set(['Error', 'SyntaxError', 'TypeError', 'Unknown', 'UnknownError'])

/** The SDK's message for a request time-out; its code is the same as for a failed connection. */
const REQUEST_TIMEOUT = /a request has exceeded the configured/

/** Node's codes → ours, and the message. */
const NETWORK: Readonly<Record<string, readonly [code: string, reason: string]>> = {
  ECONNREFUSED: ['unreachable', 'connection refused (nothing is listening there)'],
  ECONNRESET: ['unreachable', 'the connection was reset'],
  EPIPE: ['unreachable', 'the connection was closed'],
  ENOTFOUND: ['unreachable', 'the host name does not exist (DNS)'],
  EAI_AGAIN: ['unreachable', 'the host name could not be looked up (DNS); is the network up?'],
  ENETUNREACH: ['unreachable', 'the network cannot be reached'],
  EHOSTUNREACH: ['unreachable', 'the host cannot be reached'],
  ENETDOWN: ['unreachable', 'the network is down'],
  ETIMEDOUT: ['timeout', 'the connection timed out'],
  ERR_PROXY_TUNNEL: ['unreachable', 'the proxy refused the connection'],
}

const TLS = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/

function reasonOf(code: string): string {
  if (TLS.test(code))
    return `the certificate is not trusted or TLS failed (${code}); check ca_bundle and AWS_CA_BUNDLE`
  return NETWORK[code]?.[1] ?? `the connection failed (${code})`
}

function networkCode(error: SdkError): string | null {
  let inner = error
  for (let depth = 0; depth < 4; depth++) {
    if (typeof inner.code === 'string' && /^[A-Z][A-Z_0-9]+$/.test(inner.code)) return inner.code
    inner = sdkErrorOf(inner.cause)
  }
  return null
}

function skewOf({ $response }: SdkError, startedAt: number): number | null {
  const { headers, statusCode } = $response ?? {}
  return headers && statusCode !== undefined ? offsetOf({ headers, statusCode }, startedAt, Date.now()) : null
}

/** Seconds, or a date, which is by the service's clock (RFC 9110, 10.2.3). */
function retryAfterOf({ $response }: SdkError): number | null {
  const { 'retry-after': text, date } = $response?.headers ?? {}
  if (text === undefined) return null
  if (/^\s*\d+\s*$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  if (Number.isNaN(at)) return null
  const theirNow = Date.parse(date ?? '')
  return Math.max(0, at - (Number.isNaN(theirNow) ? Date.now() : theirNow))
}
