import { type Next, only } from '../next.ts'
import type { Form, FormField } from '../overlay.ts'
import type { State } from '../state.ts'
import { confirmOrSave } from './confirm-or-save.ts'
import { shownFields } from './form.ts'
import { pastedCredentials } from './pasted-credentials.ts'
import { atEnd } from './text-field.ts'
import { checkValue } from './value-check.ts'
import { emptyAnswers, questionsFor, WIZARD_KINDS, wizardEdit } from './wizard.ts'
import type { WizardKind } from './wizard-kind.ts'

/** The form that makes a profile of a kind. */
export function openWizard(state: State, kind: WizardKind): State {
  const title = titleOf(kind)
  const fields = emptyAnswers(kind, state.profileIndex.profiles)
  // A listing that failed may work this time.
  const listings = new Map([...state.listings].filter(([, each]) => each.state !== 'failed'))
  return {
    ...state,
    listings,
    overlay: { type: 'form', title, fields, at: 0, purpose: { type: 'wizard', kind }, refusal: null },
  }
}

function titleOf(kind: WizardKind): string {
  return `New profile: ${WIZARD_KINDS.find((each) => each.id === kind)?.label ?? kind}`
}

/** The answers are complete, or the cursor goes to the first that is missing. */
export function submitWizard(state: State, form: Form, kind: WizardKind): Next {
  const { profiles } = state.profileIndex
  const fields = shownFields(state, form)
  const missing = questionsFor(kind, form.fields, profiles).findIndex(
    (each, at) => !each.isOptional && fields[at]?.field.text.trim() === '',
  )
  if (missing >= 0) {
    const refusal = `${fields[missing]?.label} is needed.`
    return only({ ...state, overlay: { ...form, at: missing, refusal } })
  }
  const name = form.fields.find((each) => each.key === 'name')?.field.text ?? ''
  return confirmOrSave(
    state,
    { edit: wizardEdit(kind, form.fields, profiles), label: `profile ${name} made`, as: 'change' },
    { title: form.title, behind: form, notes: [...(LONG_TERM[kind] ?? []), ...doubts(fields)] },
  )
}

/** What AWS's tools will not take of the answers: said once more before they are written. */
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
    'Long-term keys never expire and are what leaks most often. AWS advises IAM Identity Center or a role instead.',
  ],
}

/** The form with pasted credentials in its fields, or null if this is no wizard or nothing of the kind was pasted. */
export function pasteIntoWizard(state: State, form: Form, text: string): Form | null {
  const pasted = form.purpose.type === 'wizard' ? pastedCredentials(text) : null
  if (!pasted) return null
  const values = new Map(pasted.settings)
  if (pasted.name !== null) values.set('name', pasted.name)
  // Without their token they would not work, and with it they are not long-term keys.
  const isShortTerm = values.has('aws_session_token') && !form.fields.some(isToken)
  const { title, fields, purpose } = isShortTerm ? asShortTerm(state, form) : form
  return {
    ...form,
    title,
    purpose,
    refusal: isShortTerm
      ? 'A session token came along, so these are short-term keys; the questions are theirs now.'
      : null,
    fields: fields.map((each) => {
      const value = values.get(each.key)
      return value === undefined ? each : { ...each, field: atEnd(value) }
    }),
  }
}

/** The same answers to the questions of another kind of profile. */
function asShortTerm(state: State, form: Form): Pick<Form, 'title' | 'fields' | 'purpose'> {
  const kind: WizardKind = 'short-term-keys'
  const known = new Map(form.fields.map((each) => [each.key, each]))
  const fields = emptyAnswers(kind, state.profileIndex.profiles).map((each) => known.get(each.key) ?? each)
  return { title: titleOf(kind), fields, purpose: { type: 'wizard', kind } }
}

const isToken = ({ key }: FormField) => key === 'aws_session_token'
