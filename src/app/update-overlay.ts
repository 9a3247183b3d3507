import { behindAccounts, updateAccounts } from './accounts/choose-accounts.ts'
import { beginCheck } from './check/update-check.ts'
import { updateClash, updateConfirm } from './edit/update-confirm.ts'
import { updateForm } from './edit/update-form.ts'
import { updateMenu } from './edit/update-menu.ts'
import type { Movement } from './intent.ts'
import { layoutOf } from './layout.ts'
import { onLoginIntent } from './login/update-login.ts'
import { moved } from './move.ts'
import { type Next, only } from './next.ts'
import type { Ask, Overlay } from './overlay.ts'
import type { OverlayEvent } from './overlay-event.ts'
import { overlayLength } from './overlay-length.ts'
import type { State } from './state.ts'

/** A key in an overlay; each type has its own reducer. */
export function updateOverlay(state: State, overlay: Overlay, event: OverlayEvent): Next {
  switch (overlay.type) {
    case 'menu':
      return updateMenu(state, overlay, event)
    case 'form':
      return updateForm(state, overlay, event)
    case 'confirm':
      return updateConfirm(state, overlay, event)
    case 'clash':
      return updateClash(state, overlay, event)
    case 'accounts':
      return updateAccounts(state, overlay, event)
    case 'ask':
      return event.type === 'accept' ? onYes({ ...state, overlay: null }, overlay) : only(state)
    case 'login':
      return event.type === 'accept' && overlay.reason !== null
        ? onLoginIntent(state, 'start-over')
        : only(state)
    case 'help':
      return only(state)
  }
}

/** Moves the overlay's cursor, or scrolls an overlay that has none. */
export function moveInOverlay(state: State, overlay: Overlay, movement: Movement): State {
  const page = layoutOf(state).listRows
  const length = overlayLength(state, overlay)
  switch (overlay.type) {
    case 'help':
    case 'confirm':
      return { ...state, overlay: { ...overlay, top: moved(overlay.top, movement, page, length) } }
    case 'accounts':
    case 'menu':
    case 'form':
      return { ...state, overlay: { ...overlay, at: moved(overlay.at, movement, page, length) } }
    default:
      return state
  }
}

/** The overlay that Esc goes back to, or null for the panes. */
export function behind(overlay: Overlay): Overlay | null {
  if (overlay.type === 'confirm') return overlay.behind
  if (overlay.type === 'accounts') return behindAccounts(overlay)
  if (overlay.type === 'menu')
    return overlay.purpose.type === 'import-clash' ? overlay.purpose.source.behind : null
  if (overlay.type !== 'form') return null
  if (overlay.purpose.type === 'name-profiles') return overlay.purpose.accounts
  if (overlay.purpose.type === 'import-name') return overlay.purpose.source.behind
  return overlay.purpose.type === 'mfa' ? overlay.purpose.behind : null
}

function onYes(state: State, { yes }: Ask): Next {
  return yes.type === 'check-on-terminal'
    ? beginCheck(state, [yes.name], 'one', true)
    : { state, effects: [yes] }
}
