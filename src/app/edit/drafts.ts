import type { SectionId } from '../../profiles/edit/edit.ts'
import { isSecret } from '../../profiles/setting.ts'
import { sessionNameOf } from '../../session/login/session.ts'
import { tell } from '../notice.ts'
import type { Form, FormField, FormPurpose } from '../overlay.ts'
import type { State } from '../state.ts'
import type { Draft } from './draft.ts'
import { isOwnText } from './menu.ts'
import type { TextField } from './text-field.ts'

const VALUE = 'value'

/** Keeps what was typed into what Esc is about to close: a form, a value in place, or a menu that takes any text. */
export function keepDraft(state: State): State {
  const { overlay, editing } = state
  if (overlay?.type === 'form') return kept(state, formKey(overlay.purpose), typedFields(overlay.fields))
  if (overlay?.type === 'menu' && overlay.purpose.type === 'set-value') {
    const { target, key } = overlay.purpose
    return isOwnText(overlay) ? kept(state, valueKey(target, key), new Map([[VALUE, overlay.field]])) : state
  }
  if (overlay || !editing) return state
  const { target, key, field, initial } = editing
  // The field of a secret begins empty, because text after hidden text would be appended to it.
  const isKept = field.text !== initial && !isSecret(key)
  return isKept ? kept(state, valueKey(target, key), new Map([[VALUE, field]])) : state
}

/** Opens a form with the cursor on its first field, and gives back what was typed into it before. */
export function openForm(
  state: State,
  { title, fields, purpose }: Pick<Form, 'title' | 'fields' | 'purpose'>,
): State {
  const key = formKey(purpose)
  const draft = key === null ? undefined : state.drafts.get(key)
  const fresh = fields.map((each): FormField => ({ ...each, initial: each.field.text }))
  const filled = fresh.map((each) => ({ ...each, field: draft?.get(each.key) ?? each.field }))
  const form: Form = { type: 'form', title, fields: filled, at: 0, purpose, refusal: null }
  if (!draft || key === null) return { ...state, overlay: form }
  const givenBack = new Set(fields.map((each) => each.key).filter((each) => draft.has(each)))
  return { ...state, drafts: without(state.drafts, key), overlay: { ...form, givenBack } }
}

/** The form as it was opened at first. */
export function anew({ givenBack: _, ...form }: Form): Form {
  const fields = form.fields.map((each) => {
    const text = each.initial ?? ''
    return { ...each, field: { text, cursor: text.length } }
  })
  return { ...form, fields, at: 0, refusal: null, held: new Map() }
}

/** What was typed for a value before Esc, or undefined. */
export function draftOf({ drafts }: State, target: SectionId, key: string): TextField | undefined {
  return drafts.get(valueKey(target, key))?.get(VALUE)
}

/** The state with the draft of a value given back, which is said. */
export function valueGivenBack(state: State, target: SectionId, key: string): State {
  const drafts = without(state.drafts, valueKey(target, key))
  return tell({ ...state, drafts }, 'info', 'What you had typed is back. Ctrl-U clears it.')
}

function without(drafts: State['drafts'], key: string): State['drafts'] {
  const rest = new Map(drafts)
  rest.delete(key)
  return rest
}

function kept(state: State, key: string | null, draft: Draft): State {
  if (key === null || draft.size === 0) return state
  const drafts = new Map(state.drafts).set(key, draft)
  return tell({ ...state, drafts }, 'info', 'Not written. What you typed is back when you open this again.')
}

function typedFields(fields: readonly FormField[]): Draft {
  const typed = fields.filter(({ field, initial = '' }) => field.text !== initial)
  return new Map(typed.map(({ key, field }) => [key, field]))
}

/** Null for a form that must not be given back: an MFA code is soon worth nothing. */
function formKey(purpose: FormPurpose): string | null {
  switch (purpose.type) {
    case 'wizard':
      return `new ${purpose.kind}`
    case 'rename':
    case 'duplicate':
      return `${purpose.type} ${purpose.target.kind} ${purpose.target.name}`
    case 'name-profiles':
      return `names ${sessionNameOf(purpose.accounts.session)}`
    case 'import':
      return 'import'
    case 'import-name':
    case 'mfa':
      return null
  }
}

function valueKey({ kind, name }: SectionId, key: string): string {
  return `value ${kind} ${name} ${key}`
}
