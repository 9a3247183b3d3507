import { readImport } from '../../profiles/import/read-import.ts'
import { userIn } from '../../profiles/import/user-in.ts'
import { openForm } from '../edit/drafts.ts'
import { refuse } from '../edit/refuse.ts'
import { atEnd } from '../edit/text-field.ts'
import type { Event } from '../event.ts'
import { type Next, only } from '../next.ts'
import type { Form } from '../overlay.ts'
import type { State } from '../state.ts'
import { proposeImport } from './propose-import.ts'

/** `I`: asks for a file, or its text as a paste. */
export function openImport(state: State): State {
  return openForm(state, {
    title: 'Import profiles',
    fields: [{ key: 'file', label: 'File', field: atEnd(''), isRequired: true }],
    purpose: { type: 'import', attempt: null },
  })
}

/** Enter: has the file read. */
export function submitImport(state: State, form: Form): Next {
  const path = form.fields[0]?.field.text.trim() ?? ''
  const attempt = state.attempts + 1
  const overlay: Form = { ...form, refusal: null, purpose: { type: 'import', attempt } }
  return {
    state: { ...state, attempts: attempt, overlay },
    effects: [{ type: 'read-import', attempt, path }],
  }
}

/** The file was read, or could not be; what comes late is ignored. */
export function onImportRead(
  state: State,
  { attempt, path, read }: Extract<Event, { readonly type: 'import-read' }>,
): Next {
  const { overlay } = state
  const isAsked =
    overlay?.type === 'form' && overlay.purpose.type === 'import' && overlay.purpose.attempt === attempt
  if (!isAsked) return only(state)
  if ('unreadable' in read) return refuse(state, `Cannot read ${path}: ${read.unreadable}.`)
  const found = readImport(read.text)
  if (typeof found === 'string') return refuse(state, `${path} ${found}.`)
  return proposeImport(state, found, { what: path, name: userIn(path), behind: overlay })
}

/**
 * Text pasted into the form: what can be imported leads on. Other lines are refused; a single one may be a file's name.
 *
 * @returns null if the text is for the field
 */
export function pasteIntoImport(state: State, form: Form, text: string): Next | null {
  if (form.purpose.type !== 'import' || text.length < 2) return null
  const found = readImport(text)
  if (typeof found !== 'string')
    return proposeImport(state, found, { what: PASTED, name: state.selected, behind: form })
  return /[\r\n]./.test(text.trim()) ? refuse(state, `${PASTED} ${found}.`) : null
}

export const PASTED = 'The pasted text'
