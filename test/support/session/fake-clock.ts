import type { Clock } from '../../../src/session/ports.ts'
import { NOW } from '../state/state.ts'

/** A clock that only sleeping moves. Sleeping takes no real time. */
export interface FakeClock extends Clock {
  at: number
  readonly slept: readonly number[]
}

export function fakeClock(at = NOW): FakeClock {
  const slept: number[] = []
  const clock: FakeClock = {
    at,
    slept,
    now: () => clock.at,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted()
      slept.push(milliseconds)
      clock.at += milliseconds
    },
  }
  return clock
}
