import type { SectionId } from '../../profiles/edit/edit.ts'
import { nameDoubt, nameRefusal } from '../../profiles/edit/refusal.ts'
import { TEMPLATE_WORDS, unknownWord } from '../../session/accounts/name-template.ts'
import type { Form, FormField, FormPurpose } from '../overlay.ts'
import type { State } from '../state.ts'
import { ENTER_AGAIN, holdAt } from './hold.ts'
import { proposalFor } from './proposals.ts'
import { secretNameRefusal, secretValueRefusal } from './secret-refusal.ts'
import { checkValue, type ValueCheck } from './value-check.ts'

const NAMES: ReadonlySet<string> = new Set(['name', 'session.name', 'template'])

/** What is wrong with an answer; null if nothing, or if there is none. An `error` keeps Enter from going on. */
function answerCheck(state: State, form: Form, { key, field }: FormField): ValueCheck | null {
  const { purpose } = form
  if (field.text === '' || purpose.type === 'mfa') return null
  // First of all, because the others can quote the answer.
  const ofSession = key.startsWith('session.') ? key.slice('session.'.length) : null
  const secret = NAMES.has(key) ? secretNameRefusal(field) : secretValueRefusal(ofSession ?? key, field)
  if (secret !== null) return { severity: 'error', text: secret }
  if (key === 'name' || key === 'session.name') {
    const kind = 'target' in purpose ? purpose.target.kind : ofSession === null ? 'profile' : 'sso-session'
    const name = field.text
    const refusal = nameRefusal({ kind, name }) ?? takenRefusal(state, purpose, { kind, name })
    if (refusal !== null) return { severity: 'error', text: refusal }
    const doubt = nameDoubt(name)
    return doubt === null ? null : { severity: 'warning', text: doubt }
  }
  if (purpose.type === 'import') return null
  if (key === 'template') {
    const word = unknownWord(field.text)
    const text = `${word} is not known: there are ${TEMPLATE_WORDS}`
    return word === null ? null : { severity: 'error', text }
  }
  return checkValue(ofSession === null ? 'profile' : 'sso-session', ofSession ?? key, field.text)
}

/** A new section needs a new name; only a profile can be put on an sso-session that exists. */
function takenRefusal(
  { profileIndex }: State,
  purpose: FormPurpose,
  { kind, name }: SectionId,
): string | null {
  const { byName, sessions } = profileIndex.profiles
  const isChosen = purpose.type === 'wizard' && purpose.kind === 'sso-session' && kind === 'sso-session'
  // Keys can be given to a profile that exists.
  if (purpose.type === 'import-name') return null
  const isSame = purpose.type === 'rename' && purpose.target.name === name
  const isTaken = kind === 'profile' ? byName.has(name) : kind === 'sso-session' && sessions.has(name)
  return isTaken && !isChosen && !isSame ? `${kind} ${name} already exists` : null
}

/** True if a second Enter on this answer takes it. */
function isHeld({ held }: Form, { key, field }: FormField): boolean {
  return held?.get(key)?.value === field.text
}

/**
 * The form as Enter leaves it where it cannot go on from an answer: it is refused, or cannot work and is held the first
 * time. Null if Enter goes on.
 */
export function stoppedAt(state: State, form: Form, answer: FormField): Form | null {
  const check = answerCheck(state, form, answer)
  if (check === null) return null
  // What is wrong stands below the field.
  if (check.severity === 'error') return form
  const { key, field } = answer
  const held = holdAt(form.held?.get(key), field.text, () => [check.text])
  return held ? { ...form, held: new Map(form.held).set(key, held) } : null
}

/** What stands below a field about its answer: what is wrong with it, and what Enter would do then. */
export function remarkOn(state: State, form: Form, answer: FormField): ValueCheck | null {
  const check = answerCheck(state, form, answer)
  return check && isHeld(form, answer) ? { ...check, text: `${check.text}; ${ENTER_AGAIN}` } : check
}

/** True if the form cannot be sent because this field has no answer, and none is proposed. */
export function isMissing(state: State, form: Form, answer: FormField): boolean {
  const isEmpty = answer.field.text.trim() === ''
  return isEmpty && answer.isRequired === true && proposalFor(state, form, answer.key) === null
}
