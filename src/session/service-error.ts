/**
 * A request that did not give what was asked for. `code` is the service's own (`ExpiredTokenException`) where a service
 * answered, else `timeout`, `unreachable`, `bad-reply` or `cancelled`.
 */
export class ServiceError extends Error {
  readonly code: string
  /** HTTP status, null where there was no answer. */
  readonly status: number | null
  readonly requestId: string | null
  /** Difference of the service's clock to ours, ms, where the answer told it. */
  readonly clockSkewMs: number | null

  constructor(
    code: string,
    message: string,
    about: {
      readonly status?: number | null
      readonly requestId?: string | null
      readonly clockSkewMs?: number | null
    } = {},
  ) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
    this.status = about.status ?? null
    this.requestId = about.requestId ?? null
    this.clockSkewMs = about.clockSkewMs ?? null
  }
}

const THROTTLED =
  /^(Throttling|ThrottlingException|TooManyRequests|TooManyRequestsException|RequestLimitExceeded|SlowDown|RequestThrottled\w*)$/

/** True for what may well go better a little later: no answer, an answer cut short, a fault or overload of the service. */
export function isPassing(error: ServiceError): boolean {
  const { status } = error
  if (isThrottled(error)) return true
  return status !== null && status >= 400 ? status >= 500 : isNetworkError(error)
}

/** True where no answer of the service itself came: it is the way there that is to be looked at. */
export function isNetworkError({ code }: ServiceError): boolean {
  return code === 'timeout' || code === 'unreachable' || code === 'bad-reply'
}

export function isThrottled({ code, status }: ServiceError): boolean {
  return status === 429 || THROTTLED.test(code)
}
