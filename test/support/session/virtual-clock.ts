import type { Clock } from '../../../src/session/ports.ts'

export interface VirtualClock extends Clock {
  /** How many sleep now. */
  readonly sleepers: () => number
  /** Lets time pass, from one sleeper to the next, until the work is done. Rejects if nobody sleeps and it is not. */
  readonly through: <Result>(work: Promise<Result>) => Promise<Result>
}

interface Sleeper {
  readonly until: number
  readonly wake: () => void
}

/** A clock for many that sleep at once: each wakes when all before it have done what they do. */
export function virtualClock(): VirtualClock {
  let now = 0
  const sleepers = new Set<Sleeper>()
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    now: () => now,
    sleepers: () => sleepers.size,
    sleep: (milliseconds, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const sleeper = { until: now + milliseconds, wake: resolve }
      sleepers.add(sleeper)
      signal.addEventListener('abort', () => sleepers.delete(sleeper) && reject(signal.reason), {
        once: true,
      })
      return promise
    },
    through: async (work) => {
      let isDone = false
      const end = () => {
        isDone = true
      }
      work.then(end, end)
      for (await settled(); !isDone; await settled()) {
        const next = [...sleepers].sort((a, b) => a.until - b.until)[0]
        if (!next) throw new Error('nobody sleeps, and the work is not done')
        sleepers.delete(next)
        now = Math.max(now, next.until)
        next.wake()
      }
      return work
    },
  }
}
