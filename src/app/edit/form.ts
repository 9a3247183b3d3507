import { type Session, sessionNamed, sessionNameOf } from '../../session/login/session.ts'
import type { Listing } from '../accounts/listing.ts'
import type { Form, FormField } from '../overlay.ts'
import type { State } from '../state.ts'
import { secretNameRefusal, secretValueRefusal } from './secret-refusal.ts'
import { sessionAnswers, sureAnswer } from './session-answers.ts'
import { atEnd } from './text-field.ts'
import { answersTo, questionsFor } from './wizard.ts'

/** An answer to choose, with an explanation that is empty if the value is clear by itself. */
export interface Answer {
  readonly value: string
  readonly note: string
}

/** The fields to show now; the wizard's depend on its answers so far. */
export function shownFields(state: State, form: Form): readonly FormField[] {
  if (form.purpose.type !== 'wizard') return form.fields
  const asked = questionsFor(form.purpose.kind, form.fields, state.profileIndex.profiles)
  return form.fields.filter((field) => asked.some((each) => each.key === field.key))
}

/** Why an answer must not be taken because of a secret in it, as a sentence, or null. */
export function answerRefusal({ purpose }: Form, answer: FormField | undefined): string | null {
  if (answer === undefined || purpose.type === 'mfa') return null
  const { key, field } = answer
  const isName = key === 'name' || key === 'session.name' || key === 'template'
  return isName ? secretNameRefusal(field) : secretValueRefusal(key.replace(/^session\./, ''), field)
}

/** Known answers that begin with the typed text; if none does, those that contain it. */
export function completionsOf(state: State, form: Form, { key, field }: FormField): readonly Answer[] {
  const known = listedAnswers(state, form, key) ?? plainAnswers(state, form, key)
  const typed = field.text.toLowerCase()
  if (typed === '') return known
  const starting = known.filter(({ value }) => value.toLowerCase().startsWith(typed))
  if (starting.length > 0) return starting
  return known.filter(({ value, note }) => `${value} ${note}`.toLowerCase().includes(typed))
}

function plainAnswers(state: State, form: Form, key: string): readonly Answer[] {
  const { profiles } = state.profileIndex
  const isSession = form.purpose.type === 'wizard' && form.purpose.kind === 'session'
  const own = isSession ? sessionAnswers(profiles, key, answerIn(form, 'session.sso_start_url')) : null
  const known = own ?? answersTo(profiles, key, answerIn(form, 'name')) ?? []
  return known.map((value) => ({ value, note: '' }))
}

/** What `aws configure sso` offers: listed accounts, then roles, then `ROLE-ACCOUNT` as the profile's name. */
function listedAnswers(state: State, form: Form, key: string): readonly Answer[] | null {
  const session = formSession(state, form)
  if (!session) return null
  const accountId = answerIn(form, 'sso_account_id')
  const role = answerIn(form, 'sso_role_name')
  if (key === 'name') return role && accountId ? [{ value: `${role}-${accountId}`, note: '' }] : []
  const accounts = state.listings.get(sessionNameOf(session))?.accounts ?? []
  if (key === 'sso_account_id') return accounts.map(({ id, name }) => ({ value: id, note: name }))
  if (key !== 'sso_role_name') return null
  const roles = accounts.find((each) => each.id === accountId)?.roles ?? []
  return roles.map((value) => ({ value, note: '' }))
}

/** The form with the cursor on another field, which gets an answer if it has none and the start URL tells it. */
export function moveTo(state: State, form: Form, at: number): Form {
  const moved = { ...form, at }
  const here = shownFields(state, moved)[at]
  if (form.purpose.type !== 'wizard' || form.purpose.kind !== 'session' || here?.field.text !== '')
    return moved
  const startUrl = answerIn(form, 'session.sso_start_url')
  const answer = sureAnswer(state.profileIndex.profiles, here.key, startUrl)
  if (answer === null) return moved
  const fields = form.fields.map((each) => (each === here ? { ...each, field: atEnd(answer) } : each))
  return { ...moved, fields }
}

function answerIn({ fields }: Form, key: string): string {
  return fields.find((each) => each.key === key)?.field.text.trim() ?? ''
}

/** The session that the wizard's answers so far name, or null. */
function formSession({ profileIndex }: State, form: Form): Session | null {
  if (form.purpose.type !== 'wizard') return null
  if (form.purpose.kind === 'sso-session') {
    const session = sessionNamed(profileIndex.profiles, answerIn(form, 'session.name'))
    return typeof session === 'string' ? null : session
  }
  if (form.purpose.kind !== 'sso-legacy') return null
  const [startUrl, region] = [answerIn(form, 'sso_start_url'), answerIn(form, 'sso_region')]
  return startUrl && region ? { ssoSession: null, startUrl, region, scopes: [] } : null
}

const LISTED_KEYS: ReadonlySet<string | undefined> = new Set(['sso_account_id', 'sso_role_name'])

/** The session whose accounts or roles the wizard's current field needs, or null. */
export function wizardSession(state: State): Session | null {
  const { overlay } = state
  if (overlay?.type !== 'form' || !LISTED_KEYS.has(shownFields(state, overlay)[overlay.at]?.key)) return null
  return formSession(state, overlay)
}

/** The listing for the wizard's current field, or undefined if there is none. */
export function wizardListing(state: State): Listing | undefined {
  const session = wizardSession(state)
  return session ? state.listings.get(sessionNameOf(session)) : undefined
}
