import type { Effect } from './effect.ts'
import type { Event } from './event.ts'
import type { State } from './state.ts'
import { update } from './update.ts'

/** Carries out an effect; results come back as events. */
export type RunEffect = (effect: Effect, store: Store) => void

export interface Store {
  readonly getState: () => State
  /** Calls the listener after every change; returns a function that unsubscribes it. */
  readonly subscribe: (listener: () => void) => () => void
  /** Listeners see several events as one change, so the screen is drawn once. */
  readonly dispatch: (...events: readonly Event[]) => void
}

/**
 * Creates the store of the dashboard's state. `run` gets an effect once the state that came with it is in place, so it
 * can dispatch events synchronously.
 */
export function createStore(initial: State, run: RunEffect): Store {
  let state = initial
  const listeners = new Set<() => void>()
  const store: Store = {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch: (...events) => {
      const former = state
      for (const event of events) {
        const next = update(state, event)
        state = next.state
        for (const effect of next.effects) run(effect, store)
      }
      if (state !== former) for (const listener of [...listeners]) listener()
    },
  }
  return store
}
