import type { Effect } from './effect.ts'
import type { State } from './state.ts'

/** What an event leads to: the state after it, and what the outside world is asked for. */
export interface Next {
  readonly state: State
  readonly effects: readonly Effect[]
}

/** A new state, and nothing to do. */
export function only(state: State): Next {
  return { state, effects: [] }
}
