import type { Effect } from './effect.ts'
import type { Event } from './event.ts'
import type { State } from './state.ts'
import { update } from './update.ts'

/** Carries out an effect; whatever comes of it comes back as an event. */
export type RunEffect = (effect: Effect, store: Store) => void

export interface Store {
  readonly getState: () => State
  /** Called after every change; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void
  /** Several events are one change to whoever listens: the screen is drawn once. */
  readonly dispatch: (...events: readonly Event[]) => void
}

/**
 * Holds the one state. Effects are handed to `run` after the state they come from is in place; an event that `run`
 * dispatches at once is handled after the present one.
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
