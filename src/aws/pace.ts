/** Times are in ms, of one clock that never jumps. */
export interface Pace {
  /** When the next request may be sent. */
  readonly readyAt: () => number
  readonly sent: (now: number) => void
  /** The service took a request that was sent at `sentAt`. */
  readonly taken: (sentAt: number) => void
  /** The service refused it, because too many came; `retryAfterMs`: how long it asks to wait, or null. */
  readonly refused: (sentAt: number, now: number, retryAfterMs: number | null) => void
  /** True if nothing has been taken for so long, or the pause is so long, that waiting is no use. */
  readonly isStuck: (now: number) => boolean
}

/*
 * The quota of a portal is 20 requests a second, whoever sends them. Both together stay below it in any second: the rate,
 * and what may be sent at once after a rest.
 */
const FASTEST = 18
const BURST = 2
const SLOWEST = 1
/** After a refusal, somebody else seems to use the quota, too: the rate falls by a fifth. */
const SLOWER = 0.8
/** It rises with every request that is taken, so that it is back in about ten seconds. */
const FASTER = 0.02
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 20_000
const PATIENCE_MS = 60_000

/**
 * The pace of all requests to one service: a token bucket that slows down and pauses when the service refuses requests.
 *
 * @param random a number from 0 up to 1, so that several programs do not go on at the same moment
 */
export function createPace(random: () => number): Pace {
  let rate = FASTEST
  /** When the bucket is full again. */
  let fullAt = 0
  let pausedUntil = 0
  let refusals = 0
  let refusedSince: number | null = null
  const spacing = () => 1000 / rate
  const empty = (from: number) => {
    fullAt = Math.max(fullAt, from + (BURST - 1) * spacing())
  }
  return {
    readyAt: () => Math.max(pausedUntil, fullAt - (BURST - 1) * spacing()),
    sent: (now) => {
      fullAt = Math.max(fullAt, now) + spacing()
    },
    taken: (sentAt) => {
      // What was sent before the pause says nothing about the time after it.
      if (sentAt < pausedUntil) return
      refusals = 0
      refusedSince = null
      rate = Math.min(FASTEST, rate + FASTER)
    },
    refused: (sentAt, now, retryAfterMs) => {
      refusedSince ??= now
      // Requests that were under way together are refused together: that is one refusal.
      const isNew = sentAt >= pausedUntil
      if (isNew) {
        refusals++
        rate = Math.max(SLOWEST, rate * SLOWER)
      }
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (refusals - 1))
      if (retryAfterMs !== null)
        pausedUntil = Math.max(pausedUntil, now + retryAfterMs + (random() * FIRST_PAUSE_MS) / 4)
      else if (isNew) pausedUntil = Math.max(pausedUntil, now + pause * (0.5 + random() / 2))
      empty(pausedUntil)
    },
    isStuck: (now) => refusedSince !== null && now < pausedUntil && pausedUntil - refusedSince > PATIENCE_MS,
  }
}
