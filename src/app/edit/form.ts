import { inUseFirst, valuesInUse } from '../../profiles/values-in-use.ts'
import { type Session, sessionNamed, sessionNameOf } from '../../session/login/session.ts'
import type { Listing } from '../accounts/listing.ts'
import type { Form, FormField } from '../overlay.ts'
import type { State } from '../state.ts'
import { answersTo, isSessionKind, questionsFor } from './wizard.ts'

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
  const isNewSession = form.purpose.type === 'wizard' && isSessionKind(form.purpose.kind)
  const known = isNewSession && key === 'session.name' ? [] : answersTo(profiles, key, answerIn(form, 'name'))
  return known.map((value) => ({ value, note: '' }))
}

/** The listed accounts of the session, and the roles of the account; null if nothing is listed. */
function listedAnswers(state: State, form: Form, key: string): readonly Answer[] | null {
  const session = formSession(state, form)
  if (!session) return null
  const accountId = answerIn(form, 'sso_account_id')
  const accounts = state.listings.get(sessionNameOf(session))?.accounts ?? []
  if (accounts.length === 0) return null
  const used = valuesInUse(state.profileIndex.profiles, 'profile', key)
  if (key === 'sso_account_id') {
    const found = inUseFirst(accounts, used, ({ id }) => id)
    return found.map(({ id, name }) => ({ value: id, note: name }))
  }
  if (key !== 'sso_role_name') return null
  const roles = accounts.find((each) => each.id === accountId)?.roles ?? []
  return inUseFirst(roles, used, (role) => role).map((value) => ({ value, note: '' }))
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
