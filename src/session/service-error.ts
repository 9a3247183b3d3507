/**
 * A request that failed. `code` is the service's own (`ExpiredTokenException`) if it answered, otherwise `timeout`,
 * `unreachable`, `bad-reply`, `throttled` or `cancelled`.
 */
export class ServiceError extends Error {
  readonly code: string
  /** HTTP status; null if there was no answer. */
  readonly status: number | null
  readonly requestId: string | null
  /** The service's clock minus ours, ms; null if the answer has no date. */
  readonly clockSkewMs: number | null
  /** True if the service itself has sent an answer that is of no use: what the request has spent stays spent. */
  readonly isFinal: boolean
  /** How long the service asks to wait before another request, ms; null if it does not say. */
  readonly retryAfterMs: number | null

  constructor(
    code: string,
    message: string,
    about: {
      readonly status?: number | null
      readonly requestId?: string | null
      readonly clockSkewMs?: number | null
      readonly isFinal?: boolean
      readonly retryAfterMs?: number | null
    } = {},
  ) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
    this.status = about.status ?? null
    this.requestId = about.requestId ?? null
    this.clockSkewMs = about.clockSkewMs ?? null
    this.isFinal = about.isFinal ?? false
    this.retryAfterMs = about.retryAfterMs ?? null
  }
}

const THROTTLED =
  /^(throttled|Throttling|ThrottlingException|TooManyRequests|TooManyRequestsException|RequestLimitExceeded|SlowDown|RequestThrottled\w*)$/

/** True if a retry may succeed: no answer, half an answer, throttling, or an error inside the service. */
export function isPassing(error: ServiceError): boolean {
  const { status } = error
  if (isThrottled(error)) return true
  return status !== null && status >= 400 ? status >= 500 : isNetworkError(error)
}

/** True if no answer came from the service itself, so that network and proxy are the suspects. */
export function isNetworkError({ code, isFinal }: ServiceError): boolean {
  if (isFinal) return false
  return code === 'timeout' || code === 'unreachable' || code === 'bad-reply'
}

export function isThrottled({ code, status }: ServiceError): boolean {
  return status === 429 || THROTTLED.test(code)
}
