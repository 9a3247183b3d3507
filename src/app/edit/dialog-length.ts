import { shownRows } from '../accounts/update-accounts.ts'
import { layoutOf } from '../layout.ts'
import type { Confirm } from '../overlay.ts'
import type { State } from '../state.ts'
import { shownFields } from './form.ts'
import { matchingItems } from './menu.ts'

/** How many items a menu offers now, or fields a form, or places to scroll a diff to. */
export function dialogLength(state: State): number {
  const { overlay } = state
  switch (overlay?.type) {
    case 'menu':
      return matchingItems(overlay).length
    case 'accounts':
      return shownRows(state, overlay).length
    case 'form':
      return shownFields(state, overlay).length
    case 'confirm':
      return diffStops(state, overlay)
    default:
      return 0
  }
}

/** Rows for the question below a diff. */
const QUESTION_ROWS = 2

/** So many that the end can be reached and a key back is seen at once: each row hidden, a few more where notes break. */
function diffStops(state: State, { lines, notes }: Confirm): number {
  const files = new Set(lines.map((each) => each.file)).size
  const gaps = lines.filter((each, at) => each.sign === ' ' && lines[at - 1]?.sign === ' ').length
  const rows = lines.length + 2 * files - 1 + gaps
  const cells = Math.max(20, Math.min(100, state.size.columns - 6) - 6)
  const noteRows = notes.reduce((sum, note) => sum + Math.ceil(note.length / cells) + 1, 0)
  const { listRows } = layoutOf(state)
  return Math.max(1, rows - (listRows - QUESTION_ROWS - noteRows) + 1)
}
