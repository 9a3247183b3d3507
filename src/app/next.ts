import type { Effect } from './effect.ts'
import type { State } from './state.ts'

/** The result of an event: the new state, and what to ask of the outside world. */
export interface Next {
  readonly state: State
  readonly effects: readonly Effect[]
}

/** A new state without effects. */
export function only(state: State): Next {
  return { state, effects: [] }
}
