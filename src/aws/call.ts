import { ServiceError } from '../session/service-error.ts'
import { TooLarge } from './limited-body.ts'

/** What the SDK puts on its errors. */
interface SdkError {
  readonly name?: string
  /** The code in an answer of the query protocol. */
  readonly Code?: string
  readonly code?: string
  readonly message?: string
  readonly cause?: unknown
  readonly error_description?: string
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> }
}

/**
 * Awaits one call of the SDK. All that can go wrong becomes a `ServiceError` in plain words; the signal's own reason is
 * passed on when it aborts.
 *
 * @param timeoutMs for the call as a whole, retries included: single requests have time-outs of their own, but a server
 *   that sends one byte now and then would keep within them
 */
export async function call<Reply>(
  what: string,
  signal: AbortSignal,
  timeoutMs: number,
  send: (signal: AbortSignal) => Promise<Reply>,
): Promise<Reply> {
  const both = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  try {
    return await send(both)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (both.aborted) {
      throw new ServiceError('timeout', `${what} did not answer within ${Math.round(timeoutMs / 1000)} s`)
    }
    throw serviceError(what, error as SdkError)
  }
}

function serviceError(what: string, error: SdkError): ServiceError {
  const status = error.$metadata?.httpStatusCode ?? null
  const name = error.name ?? 'Error'
  const code = networkCode(error)
  if (status !== null && status >= 400 && code === null && !(error instanceof TooLarge)) {
    const about = { status, requestId: error.$metadata?.requestId ?? null, clockSkewMs: skewOf(error) }
    if (NO_NAME.has(name)) {
      // No error of the service's own: a proxy's page, a load balancer's, …
      return new ServiceError('bad-reply', `${what} answered ${status}`, about)
    }
    const message = error.error_description ?? error.message ?? ''
    // The query protocol's own code; the SDK puts “Exception” behind some of them.
    return new ServiceError(error.Code ?? name, message || `${what} answered ${status}`, about)
  }
  if (error.message !== undefined && REQUEST_TIMEOUT.test(error.message))
    return new ServiceError('timeout', `${what} did not answer in time`)
  if (code !== null)
    return new ServiceError(NETWORK[code]?.[0] ?? 'unreachable', `${what}: ${reasonOf(code)}`)
  if (name === 'TimeoutError') return new ServiceError('timeout', `${what} did not answer in time`)
  if (error instanceof TooLarge) return new ServiceError('bad-reply', `${what}: the answer is far too large`)
  return new ServiceError('bad-reply', `${what} answered something that is no such answer`, { status })
}

/** What the SDK calls an error whose body it could not read, or that told no name. */
const NO_NAME: ReadonlySet<string> = new Set(['Error', 'SyntaxError', 'TypeError', 'Unknown', 'UnknownError'])

/** The SDK's words for both its time-outs, to which it gives the same code. */
const REQUEST_TIMEOUT = /a request has exceeded the configured/

/** Node's codes → ours, and what they mean. */
const NETWORK: Readonly<Record<string, readonly [code: string, reason: string]>> = {
  ECONNREFUSED: ['unreachable', 'nothing listens there (connection refused)'],
  ECONNRESET: ['unreachable', 'the connection was cut'],
  EPIPE: ['unreachable', 'the connection was cut'],
  ENOTFOUND: ['unreachable', 'the host name is not known (DNS)'],
  EAI_AGAIN: ['unreachable', 'the host name could not be looked up (DNS); is there a network?'],
  ENETUNREACH: ['unreachable', 'there is no network'],
  EHOSTUNREACH: ['unreachable', 'the host cannot be reached'],
  ENETDOWN: ['unreachable', 'there is no network'],
  ETIMEDOUT: ['timeout', 'no connection within the time'],
  ERR_PROXY_TUNNEL: ['unreachable', 'the proxy refused the connection'],
}

const TLS = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/

function reasonOf(code: string): string {
  if (TLS.test(code))
    return `the certificate is not trusted or TLS failed (${code}); see ca_bundle or AWS_CA_BUNDLE`
  return NETWORK[code]?.[1] ?? `the connection failed (${code})`
}

function networkCode(error: SdkError): string | null {
  for (let at: SdkError | undefined = error, depth = 0; at && depth < 4; depth++) {
    if (typeof at.code === 'string' && /^[A-Z][A-Z_0-9]+$/.test(at.code)) return at.code
    at = at.cause as SdkError | undefined
  }
  return null
}

function skewOf({ $response }: SdkError): number | null {
  const date = Date.parse($response?.headers?.date ?? '')
  return Number.isNaN(date) ? null : date - Date.now()
}
