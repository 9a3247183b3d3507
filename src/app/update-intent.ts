import type { EditIntent, Intent } from './intent.ts'
import type { State } from './state.ts'
import type { Next } from './update.ts'
import { openAccounts, toggleRow } from './update-accounts.ts'
import { browse } from './update-browse.ts'
import { cancelCheck, startCheck } from './update-check.ts'
import { onAccept, onComplete } from './update-dialog.ts'
import { onEditIntent } from './update-edit.ts'
import { onLoginIntent } from './update-login.ts'
import { onUseIntent } from './update-use.ts'

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
      return { state, effects: [{ type: 'read-files' }, { type: 'read-caches' }] }
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
