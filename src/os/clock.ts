import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../session/ports.ts'

/** The time of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: async (milliseconds, signal) => {
    await delay(Math.max(0, milliseconds), undefined, { signal })
  },
}
