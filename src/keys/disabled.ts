import { writeRefusal } from '../app/edit/write-refusal.ts'
import type { State } from '../app/state.ts'

// Each says why a key cannot be used now, in words that complete a sentence, or returns undefined.

export const withoutProfile = (state: State) =>
  state.selected === null ? 'there is no profile to show' : undefined
export const whileReadOnly = (state: State) =>
  withoutProfile(state) ?? (state.setup.isReadOnly ? 'awsprof was started with --read-only' : undefined)
/** Outside the demo, its made-up credentials do not work. */
export const outsideDemo = (state: State) =>
  withoutProfile(state) ?? (state.setup.isDemo ? 'the demo has only sample profiles' : undefined)
export const cannotWrite = (state: State) => writeRefusal(state)
export const cannotChange = (state: State) => withoutProfile(state) ?? writeRefusal(state)
