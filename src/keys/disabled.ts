import { writeRefusal } from '../app/edit/write-refusal.ts'
import type { State } from '../app/state.ts'

// Why a key cannot be used now, as words for help and messages.

export const withoutProfile = (state: State) =>
  state.selected === null ? 'there is no profile to show' : undefined
export const whileReadOnly = (state: State) =>
  withoutProfile(state) ?? (state.setup.isReadOnly ? 'awsprof was started with --read-only' : undefined)
/** What leads out of the demo would take its made-up credentials along. */
export const outsideDemo = (state: State) =>
  withoutProfile(state) ?? (state.setup.isDemo ? 'the demo has sample profiles only' : undefined)
export const cannotWrite = (state: State) => writeRefusal(state)
export const cannotChange = (state: State) => withoutProfile(state) ?? writeRefusal(state)
