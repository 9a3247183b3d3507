import { openAccounts, toggleRow } from './accounts/update-accounts.ts'
import { browse } from './browse/update-browse.ts'
import { onUseIntent } from './browse/update-use.ts'
import { cancelCheck, startCheck } from './check/update-check.ts'
import { onAccept, onComplete } from './edit/update-dialog.ts'
import { onEditIntent } from './edit/update-edit.ts'
import type { EditIntent, Intent } from './intent.ts'
import { onLoginIntent } from './login/update-login.ts'
import type { Next } from './next.ts'
import type { State } from './state.ts'

const EDITS: ReadonlySet<Intent> = new Set<EditIntent>([
  'edit',
  'add-setting',
  'remove-setting',
  'reveal',
  'new-profile',
  'duplicate',
  'rename',
  'delete',
  'undo',
  'redo',
  'open-editor',
])

const isEdit = (intent: Intent): intent is EditIntent => EDITS.has(intent)

/** What a key means in this state; routes. */
export function onIntent(state: State, intent: Intent): Next {
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
      return onAccept(state)
    case 'complete':
      return { state: onComplete(state), effects: [] }
    case 'log-in':
    case 'log-in-all':
    case 'log-out':
    case 'start-over':
    case 'copy-link':
    case 'open-browser':
      return onLoginIntent(state, intent)
    case 'check':
      return startCheck(state, 'one')
    case 'check-all':
      return startCheck(state, 'all')
    case 'show-raw':
      return { state: { ...state, showsRaw: !state.showsRaw }, effects: [] }
    case 'pick':
    case 'copy':
    case 'console':
    case 'subshell':
      return onUseIntent(state, intent)
    case 'back':
      return state.checking && !state.overlay && !state.editing
        ? cancelCheck(state)
        : { state: browse(state, intent), effects: [] }
    case 'accounts':
      return openAccounts(state)
    case 'toggle':
      return { state: toggleRow(state), effects: [] }
    default:
      return isEdit(intent) ? onEditIntent(state, intent) : { state: browse(state, intent), effects: [] }
  }
}
