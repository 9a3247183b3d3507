import { cursorOf } from '../app/browse/cursor.ts'
import { isRefused } from '../app/browse/refused.ts'
import { writeRefusal } from '../app/edit/write-refusal.ts'
import type { State } from '../app/state.ts'

// Each says why a key cannot be used now, in words that complete a sentence, or returns undefined.

export const withoutRow = (state: State) => {
  if (state.selected !== null || state.heading !== null) return undefined
  const isNarrowed = state.attentionOnly && state.filter.text === ''
  return isNarrowed ? 'nothing needs attention, and ! shows all again' : 'there is no profile to show'
}
export const withoutProfile = (state: State) =>
  withoutRow(state) ?? (state.selected === null ? 'a heading is chosen, not a profile' : undefined)
export const whileReadOnly = (state: State) =>
  withoutRow(state) ?? (state.setup.isReadOnly ? 'awsprof was started with --read-only' : undefined)
/** Outside the demo, its made-up credentials do not work. */
export const outsideDemo = (state: State) =>
  withoutProfile(state) ?? (state.setup.isDemo ? 'the demo has only sample profiles' : undefined)
export const cannotWrite = (state: State) => writeRefusal(state)
/** Why the AWS CLI refuses the files is mended from any row. */
export const cannotFix = (state: State) => (isRefused(state) ? writeRefusal(state) : cannotChange(state))
export const cannotChange = (state: State) =>
  cursorOf(state) ? writeRefusal(state) : (withoutProfile(state) ?? 'there is nothing here to change')
