import type { Effect } from '../../app/effect.ts'
import type { RunEffect, Store } from '../../app/store.ts'

export interface EffectQueue {
  readonly run: RunEffect
  /** The number of waiting effects. */
  readonly length: () => number
  /** Runs the waiting effects in order with `runner`, and every later one as it comes. */
  readonly handOver: (runner: RunEffect, store: Store) => void
}

/**
 * Queues effects until the services that carry them out are loaded.
 *
 * @param runNow carries out an effect that needs no services; returns false for any other
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
