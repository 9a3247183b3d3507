import { openAccounts } from './accounts/update-accounts.ts'
import { browse } from './browse/update-browse.ts'
import { onUseIntent } from './browse/update-use.ts'
import { cancelCheck, startCheck } from './check/update-check.ts'
import { keepDraft } from './edit/drafts.ts'
import { onEditIntent } from './edit/update-edit.ts'
import type { EditIntent, Intent, Movement } from './intent.ts'
import { onLoginIntent } from './login/update-login.ts'
import { type Next, only } from './next.ts'
import type { State } from './state.ts'
import { acceptField } from './update-field.ts'
import { behind, moveInOverlay, updateOverlay } from './update-overlay.ts'

const EDITS: ReadonlySet<Intent> = new Set<EditIntent>([
  'edit',
  'add-setting',
  'remove-setting',
  'reveal',
  'new-profile',
  'import-profiles',
  'fix',
  'duplicate',
  'rename',
  'delete',
  'undo',
  'redo',
  'open-editor',
])

const MOVEMENTS: ReadonlySet<Intent> = new Set<Movement>([
  'up',
  'down',
  'page-up',
  'page-down',
  'half-page-up',
  'half-page-down',
  'first',
  'last',
])

const isMovement = (intent: Intent): intent is Movement => MOVEMENTS.has(intent)
const isEdit = (intent: Intent): intent is EditIntent => EDITS.has(intent)

/** Routes a key's intent to the reducer for what is open. */
export function onIntent(state: State, intent: Intent): Next {
  const { overlay } = state
  switch (intent) {
    case 'quit':
      return { state, effects: [{ type: 'quit' }] }
    case 'redraw':
      return { state, effects: [{ type: 'redraw' }] }
    case 'suspend':
      return { state, effects: [{ type: 'suspend' }] }
    case 'reload':
      return { state, effects: [{ type: 'read-home' }] }
    case 'accept':
      return overlay ? updateOverlay(state, overlay, { type: 'accept' }) : acceptField(state)
    case 'complete':
    case 'toggle':
    case 'toggle-all':
    case 'begin-anew':
      return overlay ? updateOverlay(state, overlay, { type: intent }) : only(state)
    case 'log-in':
    case 'log-in-all':
    case 'log-out':
    case 'start-over':
    case 'skip-login':
    case 'copy-link':
    case 'open-browser':
      return onLoginIntent(state, intent)
    case 'check':
      return startCheck(state, 'one')
    case 'check-all':
      return startCheck(state, 'all')
    case 'show-raw':
      return only({ ...state, showsRaw: !state.showsRaw })
    case 'pick':
    case 'copy':
    case 'console':
    case 'subshell':
      return onUseIntent(state, intent)
    case 'back':
      if (overlay) return only({ ...keepDraft(state), overlay: behind(overlay) })
      return state.checking && !state.editing ? cancelCheck(state) : only(browse(keepDraft(state), intent))
    case 'filter':
      return overlay?.type === 'accounts'
        ? updateOverlay(state, overlay, { type: intent })
        : only(browse(state, intent))
    case 'accounts':
      return openAccounts(state)
    default:
      if (isEdit(intent)) return onEditIntent(state, intent)
      return only(
        overlay && isMovement(intent) ? moveInOverlay(state, overlay, intent) : browse(state, intent),
      )
  }
}
