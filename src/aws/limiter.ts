import type { Clock } from '../session/ports.ts'
import { isThrottled, ServiceError } from '../session/service-error.ts'
import { createPace } from './pace.ts'

/** Lines up all requests to one service. */
export interface Limiter {
  /**
   * Sends a request when its turn comes, and again as long as the service is too busy for it. Rejects with the last
   * `ServiceError`, or with the signal's reason as soon as that aborts.
   *
   * @param timeoutMs for all that is sent, without the time that it waits for its turn
   * @param send sends it once, within `leftMs`, and rejects with `ServiceError`
   */
  readonly run: <Reply>(
    signal: AbortSignal,
    timeoutMs: number,
    send: (leftMs: number) => Promise<Reply>,
  ) => Promise<Reply>
}

interface Waiting {
  readonly go: (now: number) => void
  readonly fail: (error: ServiceError) => void
}

/** How often a request is sent if it fails otherwise, and may pass. */
export const ATTEMPTS = 3
const FIRST_DELAY_MS = 100
/** With less time, no request is worth sending; and timers are not exact. */
const LEAST_MS = 20
/** Only a request that the service never takes is refused so often while others pass. */
const MOST_REFUSALS = 30

/**
 * @param clock its `now` must never jump
 * @param random a number from 0 up to 1
 */
export function createLimiter(clock: Clock, random: () => number): Limiter {
  const pace = createPace(random)
  const queue: Waiting[] = []
  let isServing = false
  let rest = new AbortController()

  const serve = async () => {
    if (isServing) return
    isServing = true
    while (queue.length > 0) {
      const wait = pace.readyAt() - clock.now()
      if (wait > 0) {
        rest = new AbortController()
        // Aborted if nobody waits any more: a timer would keep the program alive.
        await clock.sleep(wait, rest.signal).catch(() => undefined)
        continue
      }
      const now = clock.now()
      pace.sent(now)
      queue.shift()?.go(now)
    }
    isServing = false
  }

  /** Resolves to the time of sending. */
  const turn = (signal: AbortSignal, isFirst: boolean): Promise<number> => {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const waiting = { go: resolve, fail: reject }
    const leave = () => {
      const at = queue.indexOf(waiting)
      if (at >= 0) queue.splice(at, 1)
      reject(signal.reason)
      if (queue.length === 0) rest.abort()
    }
    if (isFirst) queue.push(waiting)
    else queue.unshift(waiting)
    signal.addEventListener('abort', leave, { once: true })
    void serve()
    return promise.finally(() => signal.removeEventListener('abort', leave))
  }

  let refusal: ServiceError | null = null
  const refuse = (error: ServiceError, sentAt: number) => {
    refusal = error
    pace.refused(sentAt, clock.now(), error.retryAfterMs)
    if (!pace.isStuck(clock.now())) return
    for (const waiting of queue.splice(0)) waiting.fail(error)
    rest.abort()
  }

  return {
    run: async (signal, timeoutMs, send) => {
      let leftMs = timeoutMs
      let failures = 0
      let refusals = 0
      for (;;) {
        signal.throwIfAborted()
        if (refusal && pace.isStuck(clock.now())) throw refusal
        const sentAt = await turn(signal, failures + refusals === 0)
        try {
          const reply = await send(leftMs)
          pace.taken(sentAt)
          return reply
        } catch (error) {
          if (signal.aborted || !(error instanceof ServiceError)) throw error
          leftMs -= clock.now() - sentAt
          if (isBusy(error)) {
            refuse(error, sentAt)
            if (++refusals === MOST_REFUSALS || leftMs < LEAST_MS) throw error
          } else {
            if (error.status !== null) pace.taken(sentAt)
            if (!mayPass(error) || ++failures === ATTEMPTS || leftMs < LEAST_MS) throw error
            await clock.sleep(FIRST_DELAY_MS * 2 ** failures * (0.5 + random() / 2), signal)
          }
        }
      }
    },
  }
}

function isBusy(error: ServiceError): boolean {
  return error.status === 503 || isThrottled(error)
}

/** True for what the SDK would try again. */
function mayPass({ code, status }: ServiceError): boolean {
  return status === null ? code === 'timeout' || code === 'unreachable' : status >= 500
}
