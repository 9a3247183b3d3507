import { editText, type TextEdit, type TextField } from '../edit/text-field.ts'
import type { Effect } from '../effect.ts'
import type { MfaWanted } from '../event.ts'
import { type Next, only } from '../next.ts'
import type { Form, Overlay } from '../overlay.ts'
import type { State } from '../state.ts'

/** The question for a code, with what it is for. */
export function mfaForm(
  { serial, profile, roleArn, others, isNext }: MfaWanted,
  behind: Overlay | null,
): Form {
  return {
    type: 'form',
    title: `MFA code for ${profile}`,
    fields: [{ key: 'mfa_code', label: 'Six digits', field: { text: '', cursor: 0 }, isRequired: true }],
    at: 0,
    purpose: { type: 'mfa', serial, profile, roleArn, others, behind },
    refusal: isNext ? 'The last code was wrong or is used up: AWS takes each once. Wait for the next.' : null,
  }
}

const CODE_LENGTH = 6

/** An edit in the field of a code: only digits go in, and no more than a code has. */
export function editCode(field: TextField, edit: TextEdit): TextField {
  const edited = edit.type === 'insert' ? { ...edit, text: edit.text.replace(/\D/g, '') } : edit
  if (edited.type === 'insert' && edited.text === '') return field
  const next = editText(field, edited)
  return next.text.length > CODE_LENGTH ? field : next
}

/** Enter in the question for an MFA code. */
export function answerMfa(
  state: State,
  form: Form,
  { serial, behind }: Extract<Form['purpose'], { readonly type: 'mfa' }>,
): Next {
  const code = form.fields[0]?.field.text.trim() ?? ''
  if (!/^\d{6}$/.test(code)) {
    return only({ ...state, overlay: { ...form, refusal: 'An MFA code has six digits.' } })
  }
  return { state: { ...state, overlay: behind }, effects: [{ type: 'answer-mfa', serial, code }] }
}

/** Answers a question for an MFA code that closed without an answer: the check behind it is waiting. */
export function unanswered(former: State, next: State): Effect[] {
  const before =
    former.overlay?.type === 'form' && former.overlay.purpose.type === 'mfa' ? former.overlay.purpose : null
  const isOpen = next.overlay?.type === 'form' && next.overlay.purpose.type === 'mfa'
  return before && !isOpen ? [{ type: 'answer-mfa', serial: before.serial, code: null }] : []
}
