import { sessionCounts } from '../app/browse/session-counts.ts'
import type { State } from '../app/state.ts'

/** The title of the terminal's window or tab: how many sessions one has to log in to. */
export function windowTitle(state: State): string {
  const { out } = sessionCounts(state)
  return out === 0 ? 'awsprof' : `awsprof: ${out} session${out === 1 ? '' : 's'} out`
}
