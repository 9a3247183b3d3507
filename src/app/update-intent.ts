import type { EditIntent, Intent } from './intent.ts'
import type { State } from './state.ts'
import type { Next } from './update.ts'
import { browse } from './update-browse.ts'
import { onAccept, onComplete } from './update-dialog.ts'
import { onEditIntent } from './update-edit.ts'

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
    default:
      return isEdit(intent) ? onEditIntent(state, intent) : { state: browse(state, intent), effects: [] }
  }
}
