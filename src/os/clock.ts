import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../session/ports.ts'

/** Node fires a longer timer at once, with a warning. */
const LONGEST_MS = 2 ** 31 - 1

/** This machine's clock. `sleep` rejects if its signal is aborted. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: async (milliseconds, signal) => {
    await delay(Math.min(LONGEST_MS, Math.max(0, milliseconds)), undefined, { signal })
  },
}
