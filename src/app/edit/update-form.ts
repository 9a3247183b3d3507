import { confirmAccounts } from '../accounts/name-accounts.ts'
import { answerMfa, editCode } from '../check/mfa-form.ts'
import { nameImport } from '../import/propose-import.ts'
import { pasteIntoImport, submitImport } from '../import/update-import.ts'
import { type Next, only } from '../next.ts'
import type { Form, FormPurpose } from '../overlay.ts'
import type { OverlayEvent } from '../overlay-event.ts'
import type { State } from '../state.ts'
import { isMissing, stoppedAt } from './answer-check.ts'
import { confirmOrSave } from './confirm-or-save.ts'
import { anew } from './drafts.ts'
import { completionsOf, shownFields } from './form.ts'
import { withProposals } from './proposals.ts'
import { atEnd, editText, type TextEdit } from './text-field.ts'
import { pasteIntoWizard, submitWizard } from './update-wizard.ts'

/** A key in a form: text goes into the current field, Tab completes it, Enter goes to the next or submits the last. */
export function updateForm(state: State, form: Form, event: OverlayEvent): Next {
  switch (event.type) {
    case 'typed':
      return (
        pastedImport(state, form, event.edit) ?? only({ ...state, overlay: typeIn(state, form, event.edit) })
      )
    case 'complete':
      return only({ ...state, overlay: complete(state, form) })
    case 'accept': {
      const shown = shownFields(state, form)
      const here = shown[form.at]
      const stopped = here && stoppedAt(state, form, here)
      if (stopped) return only({ ...state, overlay: stopped })
      const isLast = form.at >= shown.length - 1
      return isLast ? submit(state, form) : only({ ...state, overlay: { ...form, at: form.at + 1 } })
    }
    case 'begin-anew':
      return only({ ...state, overlay: anew(form) })
    case 'toggle':
    case 'toggle-all':
    case 'filter':
      return only(state)
  }
}

function pastedImport(state: State, form: Form, edit: TextEdit): Next | null {
  return edit.type === 'insert' ? pasteIntoImport(state, form, edit.text) : null
}

function typeIn(state: State, form: Form, edit: TextEdit): Form {
  const pasted = edit.type === 'insert' ? pasteIntoWizard(state, form, edit.text) : null
  if (pasted) return pasted
  const key = shownFields(state, form)[form.at]?.key
  const change = form.purpose.type === 'mfa' ? editCode : editText
  const fields = form.fields.map((each) =>
    each.key === key ? { ...each, field: change(each.field, edit) } : each,
  )
  return { ...form, refusal: null, fields }
}

/** Completes what was begun, or else goes to the next field. */
function complete(state: State, form: Form): Form {
  const shown = shownFields(state, form)
  const here = shown[form.at]
  const [best] = here && here.field.text !== '' ? completionsOf(state, form, here) : []
  if (!here || best === undefined || best.value === here.field.text) {
    return { ...form, at: (form.at + 1) % shown.length }
  }
  const fields = form.fields.map((each) => (each === here ? { ...each, field: atEnd(best.value) } : each))
  return { ...form, fields }
}

/** Sends the form, or goes to the first field that keeps it from being sent: those left with Tab are looked at too. */
function submit(state: State, typed: Form): Next {
  const shown = shownFields(state, typed)
  for (const [at, each] of shown.entries()) {
    const stopped = stoppedAt(state, typed, each)
    if (stopped) return only({ ...state, overlay: { ...stopped, at } })
  }
  const missing = shown.findIndex((each) => isMissing(state, typed, each))
  if (missing >= 0) {
    const refusal = `${shown[missing]?.label} is required.`
    return only({ ...state, overlay: { ...typed, at: missing, refusal } })
  }
  const form = withProposals(state, typed)
  const { purpose } = form
  switch (purpose.type) {
    case 'mfa':
      return answerMfa(state, form, purpose)
    case 'name-profiles': {
      const [template = '', region = ''] = form.fields.map(({ field }) => field.text.trim())
      return confirmAccounts(state, purpose.accounts, { template, region })
    }
    case 'import':
      return submitImport(state, form)
    case 'import-name':
      return nameImport(state, purpose.found, purpose.source, form.fields[0]?.field.text.trim() ?? '')
    case 'wizard':
      return submitWizard(state, form, purpose.kind)
    case 'rename':
    case 'duplicate':
      return submitName(state, form, purpose)
  }
}

function submitName(
  state: State,
  form: Form,
  { type, target }: Extract<FormPurpose, { readonly type: 'rename' | 'duplicate' }>,
): Next {
  const name = form.fields.find((each) => each.key === 'name')?.field.text ?? ''
  const word = type === 'rename' ? 'renamed' : 'copied'
  return confirmOrSave(
    state,
    { edit: { type, target, to: name }, label: `${target.name} ${word} to ${name}`, as: 'change' },
    { title: `${form.title} → ${name}`, behind: form },
  )
}
