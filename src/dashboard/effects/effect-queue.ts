import type { Effect } from '../../app/effect.ts'
import type { RunEffect, Store } from '../../app/store.ts'

export interface EffectQueue {
  readonly run: RunEffect
  /** How many effects wait. */
  readonly length: () => number
  /** Runs what waits, in order; from now on everything goes to `runner`. */
  readonly handOver: (runner: RunEffect, store: Store) => void
}

/**
 * Keeps effects until the services that carry them out are loaded.
 *
 * @param runNow carries out what needs no services; returns false for everything else
 */
export function createEffectQueue(runNow: (effect: Effect, store: Store) => boolean): EffectQueue {
  const waiting: Effect[] = []
  let runner: RunEffect | null = null
  return {
    run: (effect, store) => {
      if (runner) runner(effect, store)
      else if (!runNow(effect, store)) waiting.push(effect)
    },
    length: () => waiting.length,
    handOver: (given, store) => {
      runner = given
      for (const effect of waiting.splice(0)) given(effect, store)
    },
  }
}
