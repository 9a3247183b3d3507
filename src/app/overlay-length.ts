import { shownRows } from './accounts/shown-rows.ts'
import { confirmLayout } from './edit/confirm-layout.ts'
import { shownFields } from './edit/form.ts'
import { matchingItems } from './edit/menu.ts'
import { dialogSize, layoutOf } from './layout.ts'
import type { Overlay } from './overlay.ts'
import type { State } from './state.ts'

/** How many positions the overlay's cursor has; without a cursor, how many scroll positions there are. */
export function overlayLength(state: State, overlay: Overlay): number {
  switch (overlay.type) {
    case 'menu':
      return matchingItems(overlay).length
    case 'accounts':
      return shownRows(state, overlay).length
    case 'form':
      return shownFields(state, overlay).length
    case 'confirm':
      return confirmLayout(overlay, dialogSize(layoutOf(state), overlay.type)).lastTop + 1
    case 'help':
      return Math.max(1, state.setup.helpLines(state, state.size.columns) - layoutOf(state).listRows + 1)
    default:
      return 0
  }
}
