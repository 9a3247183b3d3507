import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import { pastedCredentials } from '../../profiles/pasted-credentials.ts'
import { readToken } from '../../session/cache/token-cache.ts'
import type { Session } from '../../session/login/session.ts'
import { errorsOfProfile } from '../../session/setting-problems.ts'
import { openAccountsOf } from '../accounts/update-accounts.ts'
import { startLogin } from '../login/login-queue.ts'
import type { Next } from '../next.ts'
import type { Form, FormField } from '../overlay.ts'
import type { State } from '../state.ts'
import { isMissing } from './answer-check.ts'
import { confirmOrSave } from './confirm-or-save.ts'
import { openForm } from './drafts.ts'
import { shownFields } from './form.ts'
import { atEnd } from './text-field.ts'
import { checkValue } from './value-check.ts'
import { emptyAnswers, WIZARD_KINDS, wizardEdit } from './wizard.ts'
import type { WizardKind } from './wizard-kind.ts'

/** Opens the form for a new profile of this kind. */
export function openWizard(state: State, kind: WizardKind): State {
  const title = titleOf(kind)
  const fields = emptyAnswers(kind, state.profileIndex.profiles)
  // Drops failed listings, so that they are tried again.
  const listings = new Map([...state.listings].filter(([, each]) => each.state !== 'failed'))
  return openForm({ ...state, listings }, { title, fields, purpose: { type: 'wizard', kind } })
}

function titleOf(kind: WizardKind): string {
  if (kind === 'session') return 'New session of IAM Identity Center'
  if (kind === 'legacy-session') return 'Log in to IAM Identity Center, legacy'
  return `New profile: ${WIZARD_KINDS.find((each) => each.id === kind)?.label ?? kind}`
}

/** Proposes the profile or session. */
export function submitWizard(state: State, form: Form, kind: WizardKind): Next {
  const answer = (key: string) => form.fields.find((each) => each.key === key)?.field.text ?? ''
  if (kind === 'legacy-session')
    return chooseRoles(state, answer('session.sso_start_url').trim(), answer('session.sso_region').trim())
  const edit = wizardEdit(kind, form.fields, state.profileIndex.profiles)
  // A bad value is told in the words that stood below its field.
  const errors = errorsOfProfile(state.profileIndex, edit, answer('name'))
    .filter(({ code }) => code !== 'bad-value')
    .map(({ message }) => maskSecrets(message))
  const change =
    kind === 'session'
      ? ({
          edit,
          label: `session ${answer('session.name')} created`,
          as: 'change',
          follow: 'log-in',
        } as const)
      : ({ edit, label: `profile ${answer('name')} created`, as: 'change' } as const)
  return confirmOrSave(state, change, {
    title: form.title,
    behind: form,
    notes: [...(LONG_TERM[kind] ?? []), ...doubts(shownFields(state, form)), ...errors],
  })
}

/** A legacy session stands in no section of its own: it is logged in to, and only its profiles are written. */
function chooseRoles(state: State, startUrl: string, region: string): Next {
  const session: Session = { ssoSession: null, startUrl, region, scopes: [] }
  const token = readToken(state.caches, session, state.now)
  const closed = { ...state, overlay: null }
  return token.type === 'read' && token.expiresAt > state.now
    ? openAccountsOf(closed, session)
    : startLogin(closed, { session, profile: '', choosesRoles: true })
}

/** Warnings about answers that AWS's tools will not accept, repeated before the profile is written. */
function doubts(fields: readonly FormField[]): string[] {
  return fields.flatMap(({ key, field }) => {
    const [, ofSession] = key.split('session.')
    const check = ofSession
      ? checkValue('sso-session', ofSession, field.text)
      : checkValue('profile', key, field.text)
    return check?.severity === 'warning' ? [`${maskSecrets(check.text)}.`] : []
  })
}

const LONG_TERM: Partial<Record<WizardKind, readonly string[]>> = {
  'long-term-keys': [
    'Long-term keys never expire, and they are what leaks most often. AWS recommends IAM Identity Center or a role.',
  ],
}

/** The form filled with pasted credentials, or null if it is not a wizard or the text has no credentials. */
export function pasteIntoWizard(state: State, form: Form, text: string): Form | null {
  const pasted = form.purpose.type === 'wizard' ? pastedCredentials(text) : null
  if (!pasted) return null
  const values = new Map(pasted.settings)
  if (pasted.name !== null) values.set('name', pasted.name)
  // Keys that come with a session token do not work without it, and the form for long-term keys has no field for it.
  const isShortTerm = values.has('aws_session_token') && !form.fields.some(isToken)
  const { title, fields, purpose } = isShortTerm ? asShortTerm(state, form) : form
  return atNextQuestion(state, {
    ...form,
    title,
    purpose,
    refusal: isShortTerm
      ? 'The pasted text has a session token, so these are short-term keys. The form has changed to match.'
      : null,
    fields: fields.map((each) => {
      const value = values.get(each.key)
      return value === undefined ? each : { ...each, field: atEnd(value) }
    }),
  })
}

/** The cursor goes on to the first field that needs an answer, else to the first below that has none, else to the last. */
function atNextQuestion(state: State, form: Form): Form {
  const shown = shownFields(state, form)
  const missing = shown.findIndex((each) => isMissing(state, form, each))
  const last = shown.findLastIndex((each) => each.field.text !== '')
  return { ...form, at: missing >= 0 ? missing : Math.min(last + 1, shown.length - 1) }
}

/** The form for short-term keys, with the answers given so far. */
function asShortTerm(state: State, form: Form): Pick<Form, 'title' | 'fields' | 'purpose'> {
  const kind: WizardKind = 'short-term-keys'
  const known = new Map(form.fields.map((each) => [each.key, each]))
  const fields = emptyAnswers(kind, state.profileIndex.profiles).map((each) => known.get(each.key) ?? each)
  return { title: titleOf(kind), fields, purpose: { type: 'wizard', kind } }
}

const isToken = ({ key }: FormField) => key === 'aws_session_token'
