import { shownFields } from './form.ts'
import { matchingItems } from './menu.ts'
import type { State } from './state.ts'
import { shownRows } from './update-accounts.ts'

/** How many items a menu offers now, or fields a form, or lines a diff. */
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
      return overlay.lines.length
    default:
      return 0
  }
}
