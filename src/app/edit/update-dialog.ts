import { isSecret } from '../../profiles/setting.ts'
import { acceptAccounts, confirmAccounts } from '../accounts/update-accounts.ts'
import { reorder } from '../browse/update-browse.ts'
import { answerMfa } from '../check/update-check.ts'
import { onLoginIntent } from '../login/update-login.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { Editing, Form, FormField, Menu } from '../overlay.ts'
import type { State } from '../state.ts'
import { confirmOrSave, write } from './confirm-or-save.ts'
import { completionsOf, shownFields } from './form.ts'
import { itemAt } from './menu.ts'
import { pastedCredentials } from './pasted-credentials.ts'
import { editText, type TextEdit, type TextField } from './text-field.ts'
import { openValue } from './update-edit.ts'
import { checkValue } from './value-check.ts'
import { emptyAnswers, questionsFor, WIZARD_KINDS, type WizardKind, wizardEdit } from './wizard.ts'

/** Enter: the answer to whatever is open. */
export function onAccept(state: State): Next {
  const { overlay } = state
  switch (overlay?.type) {
    case 'menu':
      return chooseItem(state, overlay)
    case 'form':
      return overlay.at < shownFields(state, overlay).length - 1
        ? only({ ...state, overlay: { ...overlay, at: overlay.at + 1 } })
        : submit(state, overlay)
    case 'confirm':
      return write(state, overlay.request)
    case 'accounts':
      return acceptAccounts(state, overlay)
    case 'ask':
      return { state: { ...state, overlay: null }, effects: [overlay.yes] }
    case 'login':
      return overlay.reason === null ? only(state) : onLoginIntent(state, 'start-over')
    case 'clash':
      // Made anew against what stands there now: mine wins, knowingly.
      return write(
        { ...state, overlay: null },
        { ...overlay.request, base: state.profileIndex.profiles.documents },
      )
    default:
      if (state.filter.isOpen) return only({ ...state, filter: { ...state.filter, isOpen: false } })
      return state.editing ? saveValue(state) : only(state)
  }
}

function chooseItem(state: State, menu: Menu): Next {
  const answer = itemAt(menu)?.id
  if (answer === undefined) return only(state)
  const closed = { ...state, overlay: null }
  const { purpose } = menu
  switch (purpose.type) {
    case 'set-value': {
      return setValue(state, purpose, answer)
    }
    case 'add-setting':
      return only(openValue(closed, purpose.target, answer, '', undefined))
    case 'new-profile':
      return only(openWizard(closed, answer as WizardKind))
    case 'copy':
      return { state: tell(closed, 'info', 'Copied.'), effects: [{ type: 'copy', text: answer }] }
  }
}

function openWizard(state: State, kind: WizardKind): State {
  const title = wizardTitle(kind)
  const fields = emptyAnswers(kind, state.profileIndex.profiles)
  // A list that failed may come this time.
  const listings = new Map([...state.listings].filter(([, each]) => each.state !== 'failed'))
  return {
    ...state,
    listings,
    overlay: { type: 'form', title, fields, at: 0, purpose: { type: 'wizard', kind }, refusal: null },
  }
}

function submit(state: State, form: Form): Next {
  const { purpose } = form
  const name = form.fields.find((each) => each.key === 'name')?.field.text ?? ''
  if (purpose.type === 'mfa') return answerMfa(state, form, purpose)
  if (purpose.type === 'name-profiles') {
    return confirmAccounts(state, purpose.accounts, form.fields[0]?.field.text ?? '')
  }
  if (purpose.type !== 'wizard') {
    const { target } = purpose
    const word = purpose.type === 'rename' ? 'renamed' : 'copied'
    return confirmOrSave(
      state,
      {
        edit: { type: purpose.type, target, to: name },
        label: `${target.name} ${word} to ${name}`,
        as: 'change',
      },
      { title: `${form.title} → ${name}`, behind: form },
    )
  }
  const { profiles } = state.profileIndex
  const fields = shownFields(state, form)
  const missing = questionsFor(purpose.kind, form.fields, profiles).findIndex(
    (each, at) => !each.isOptional && fields[at]?.field.text.trim() === '',
  )
  if (missing >= 0) {
    const fault = `${fields[missing]?.label} is needed.`
    return only({ ...state, overlay: { ...form, at: missing, refusal: fault } })
  }
  return confirmOrSave(
    state,
    { edit: wizardEdit(purpose.kind, form.fields, profiles), label: `profile ${name} made`, as: 'change' },
    { title: form.title, behind: form, notes: [...(LONG_TERM[purpose.kind] ?? []), ...doubts(fields)] },
  )
}

/** What AWS's tools will not take of the answers: told once more before they are written. */
function doubts(fields: readonly FormField[]): string[] {
  return fields.flatMap(({ key, field }) => {
    const [, ofSession] = key.split('session.')
    const check = ofSession
      ? checkValue('sso-session', ofSession, field.text)
      : checkValue('profile', key, field.text)
    return check?.severity === 'warning' ? [`${check.text}.`] : []
  })
}

const LONG_TERM: Partial<Record<WizardKind, readonly string[]>> = {
  'long-term-keys': [
    'Long-term keys never expire and are the most common thing to leak. AWS advises IAM Identity Center or a role instead.',
  ],
}

function saveValue(state: State): Next {
  const { editing } = state
  if (!editing) return only(state)
  // The field of a secret begins empty: left so, the old one stays.
  if (isSecret(editing.key) && editing.field.text === '') {
    return only(tell({ ...state, editing: null }, 'info', `${editing.key} stays as it was.`))
  }
  return setValue(state, editing, editing.field.text)
}

function setValue(
  state: State,
  { target, key, file, base }: Pick<Editing, 'target' | 'key' | 'file' | 'base'>,
  value: string,
): Next {
  const where = file ? { file } : {}
  return confirmOrSave(
    state,
    { edit: { type: 'set', target, key, value, ...where }, label: `${key} set`, as: 'change', base },
    { title: `Set ${key} of ${target.name}`, behind: state.overlay },
  )
}

/** Text typed or pasted into whatever field is open. */
export function onTyped(state: State, edit: TextEdit): State {
  const { overlay, editing } = state
  if (overlay?.type === 'menu') {
    return { ...state, overlay: { ...overlay, ...narrowed(overlay, edit) } }
  }
  if (overlay?.type === 'accounts') {
    return { ...state, overlay: { ...overlay, ...narrowed(overlay, edit) } }
  }
  if (overlay?.type === 'form') return { ...state, overlay: typeInForm(state, overlay, edit) }
  if (editing) return { ...state, editing: { ...editing, field: editText(editing.field, edit) } }
  if (!state.filter.isOpen) return state
  const field = editText(state.filter, edit)
  const changed = field.text !== state.filter.text
  const next = { ...state, filter: { ...state.filter, ...field } }
  return changed ? reorder(next, true) : next
}

/** What is typed narrows a list to other rows, with the best first; a move of the text's cursor does not. */
function narrowed({ field, at }: Pick<Menu, 'field' | 'at'>, edit: TextEdit): Pick<Menu, 'field' | 'at'> {
  const typed = editText(field, edit)
  return { field: typed, at: typed.text === field.text ? at : 0 }
}

function typeInForm(state: State, form: Form, edit: TextEdit): Form {
  const key = shownFields(state, form)[form.at]?.key
  const fill = edit.type === 'insert' ? pastedCredentials(edit.text) : null
  if (fill && form.purpose.type === 'wizard') {
    const values = new Map(fill.settings)
    if (fill.name !== null) values.set('name', fill.name)
    // Without their token they would not work, and with it they are no long-term keys.
    const isShortTerm = values.has('aws_session_token') && !form.fields.some(isToken)
    const { title, fields, purpose } = isShortTerm ? asShortTerm(state, form) : form
    return {
      ...form,
      title,
      purpose,
      refusal: isShortTerm
        ? 'A session token came along: these are short-term keys, and asked about as such now.'
        : null,
      fields: fields.map((each) => {
        const text = values.get(each.key)
        return text === undefined ? each : { ...each, field: atEnd(text) }
      }),
    }
  }
  return {
    ...form,
    refusal: null,
    fields: form.fields.map((each) =>
      each.key === key ? { ...each, field: editText(each.field, edit) } : each,
    ),
  }
}

/** The same answers to the questions of another kind of profile. */
function asShortTerm(state: State, form: Form): Pick<Form, 'title' | 'fields' | 'purpose'> {
  const kind: WizardKind = 'short-term-keys'
  const known = new Map(form.fields.map((each) => [each.key, each]))
  const fields = emptyAnswers(kind, state.profileIndex.profiles).map((each) => known.get(each.key) ?? each)
  return { title: wizardTitle(kind), fields, purpose: { type: 'wizard', kind } }
}

function wizardTitle(kind: WizardKind): string {
  return `New profile: ${WIZARD_KINDS.find((each) => each.id === kind)?.label ?? kind}`
}

const isToken = ({ key }: Form['fields'][number]) => key === 'aws_session_token'

function atEnd(text: string): TextField {
  return { text, cursor: text.length }
}

/** Tab in a form: completes what can be completed, else goes on. */
export function onComplete(state: State): State {
  const { overlay } = state
  if (overlay?.type !== 'form') return state
  const fields = shownFields(state, overlay)
  const field = fields[overlay.at]
  const [best] = field ? completionsOf(state, overlay, field) : []
  if (field && best !== undefined && best.value !== field.field.text) {
    const filled = overlay.fields.map((each) =>
      each === field ? { ...each, field: atEnd(best.value) } : each,
    )
    return { ...state, overlay: { ...overlay, fields: filled } }
  }
  return { ...state, overlay: { ...overlay, at: (overlay.at + 1) % fields.length } }
}
