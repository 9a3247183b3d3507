import type { Edit, NewSetting } from '../../profiles/edit/edit.ts'
import type { Profiles } from '../../profiles/profile.ts'
import { inUseFirst, valuesInUse } from '../../profiles/values-in-use.ts'
import type { FormField, MenuItem } from '../overlay.ts'
import { suggestionsFor } from './choices.ts'
import { atEnd } from './text-field.ts'
import type { WizardKind } from './wizard-kind.ts'

/** What can be created, in AWS's order of preference. */
export const WIZARD_KINDS: readonly (MenuItem & { readonly id: WizardKind })[] = [
  {
    id: 'session',
    label: 'IAM Identity Center',
    note: 'from a start URL: log in, then choose accounts and roles',
  },
  {
    id: 'sso-session',
    label: 'IAM Identity Center, one role',
    note: 'account and role typed in, through an sso-session',
  },
  { id: 'source-profile', label: 'Role from another profile', note: 'role_arn with source_profile' },
  { id: 'credential-source', label: 'Role of this machine', note: 'role_arn with credential_source' },
  { id: 'process', label: 'External process', note: 'credential_process' },
  { id: 'web-identity', label: 'Web identity token', note: 'role_arn with web_identity_token_file' },
  { id: 'short-term-keys', label: 'Short-term keys', note: 'access key with a session token' },
  {
    id: 'legacy-session',
    label: 'IAM Identity Center, legacy',
    note: 'without an sso-session: log in, then choose accounts and roles',
  },
  {
    id: 'sso-legacy',
    label: 'One legacy role',
    note: 'account and role typed in, without an sso-session',
  },
  { id: 'long-term-keys', label: 'Long-term keys', note: 'never expire; AWS advises against them' },
]

/** A question of the wizard. Keys that begin with `session.` are of the sso-session; `name` is the profile's name. */
export interface Question {
  readonly key: string
  /** In the words of `aws configure` and `aws configure sso`. */
  readonly label: string
  readonly isOptional?: boolean
  readonly initial?: string
}

const REGION: Question = { key: 'region', label: 'Default region name', isOptional: true }
const OUTPUT: Question = { key: 'output', label: 'Default output format', isOptional: true }
const NAME: Question = { key: 'name', label: 'Profile name' }
const KEY_ID: Question = { key: 'aws_access_key_id', label: 'AWS Access Key ID' }
const SECRET: Question = { key: 'aws_secret_access_key', label: 'AWS Secret Access Key' }
const ROLE: Question = { key: 'role_arn', label: 'Role ARN' }
const ROLE_SESSION: Question = { key: 'role_session_name', label: 'Role session name', isOptional: true }
const ACCOUNT: Question = { key: 'sso_account_id', label: 'Account ID' }
const SSO_ROLE: Question = { key: 'sso_role_name', label: 'Role name' }
const SSO_REGION: Question = { key: 'region', label: 'Default client Region', isOptional: true }
const SSO_OUTPUT: Question = { key: 'output', label: 'CLI default output format', isOptional: true }

const SESSION_NAME: Question = { key: 'session.name', label: 'SSO session name' }
const START_URL: Question = { key: 'session.sso_start_url', label: 'SSO start URL' }
const SESSION_REGION: Question = { key: 'session.sso_region', label: 'SSO region' }
const SCOPES: Question = {
  key: 'session.sso_registration_scopes',
  label: 'SSO registration scopes',
  initial: 'sso:account:access',
}

/** The name comes first, as in every form. */
const QUESTIONS: Readonly<Record<WizardKind, readonly Question[]>> = {
  session: [SESSION_NAME, START_URL, SESSION_REGION, SCOPES],
  'legacy-session': [START_URL, SESSION_REGION],
  'sso-session': [
    NAME,
    SESSION_NAME,
    START_URL,
    SESSION_REGION,
    SCOPES,
    ACCOUNT,
    SSO_ROLE,
    SSO_REGION,
    SSO_OUTPUT,
  ],
  'sso-legacy': [
    NAME,
    { key: 'sso_start_url', label: 'SSO start URL' },
    { key: 'sso_region', label: 'SSO region' },
    ACCOUNT,
    SSO_ROLE,
    SSO_REGION,
    SSO_OUTPUT,
  ],
  'short-term-keys': [
    NAME,
    KEY_ID,
    SECRET,
    { key: 'aws_session_token', label: 'AWS Session Token' },
    REGION,
    OUTPUT,
  ],
  'long-term-keys': [NAME, KEY_ID, SECRET, REGION, OUTPUT],
  'source-profile': [
    NAME,
    ROLE,
    { key: 'source_profile', label: 'Source profile' },
    { key: 'mfa_serial', label: 'MFA serial', isOptional: true },
    { key: 'external_id', label: 'External ID', isOptional: true },
    ROLE_SESSION,
    REGION,
    OUTPUT,
  ],
  'credential-source': [
    NAME,
    ROLE,
    { key: 'credential_source', label: 'Credential source', initial: 'Ec2InstanceMetadata' },
    ROLE_SESSION,
    REGION,
    OUTPUT,
  ],
  'web-identity': [
    NAME,
    ROLE,
    { key: 'web_identity_token_file', label: 'Web identity token file' },
    ROLE_SESSION,
    REGION,
    OUTPUT,
  ],
  process: [NAME, { key: 'credential_process', label: 'Credential process' }, REGION, OUTPUT],
}

/** Asked only for a new sso-session. */
const NEW_SESSION_KEYS = ['session.sso_start_url', 'session.sso_region', 'session.sso_registration_scopes']

/** True if accounts and roles are chosen after a login, and not asked for. */
export function isSessionKind(kind: WizardKind): kind is 'session' | 'legacy-session' {
  return kind === 'session' || kind === 'legacy-session'
}

/** The questions for a kind, given the answers so far: an existing sso-session needs no more answers. */
export function questionsFor(
  kind: WizardKind,
  fields: readonly FormField[],
  profiles: Profiles,
): readonly Question[] {
  if (isSessionKind(kind)) return QUESTIONS[kind]
  const session = answerOf(fields, 'session.name')
  const isKnown = session !== undefined && profiles.sessions.has(session)
  return QUESTIONS[kind].filter(({ key }) => !(isKnown && NEW_SESSION_KEYS.includes(key)))
}

/** A field for each question of a kind, empty or with its initial answer; the sso-session that most profiles use is proposed. */
export function emptyAnswers(kind: WizardKind, profiles: Profiles): FormField[] {
  const [session] = answersTo(profiles, 'session.name', '')
  return QUESTIONS[kind].map(({ key, label, isOptional = false, initial = '' }) => {
    const text = key === 'session.name' && kind !== 'session' ? (session ?? '') : initial
    return { key, label, field: atEnd(text), isRequired: !isOptional, initial: text }
  })
}

function answerOf(fields: readonly FormField[], key: string): string | undefined {
  return fields.find((each) => each.key === key)?.field.text
}

/** What to propose for a question, what is in use first; without source profiles that lead to no credentials. */
export function answersTo(profiles: Profiles, key: string, name: string): readonly string[] {
  if (key === 'name') return []
  if (key === 'session.name') {
    return inUseFirst(
      [...profiles.sessions.keys()],
      valuesInUse(profiles, 'profile', 'sso_session'),
      (each) => each,
    )
  }
  const [, ofSession] = key.split('session.')
  return ofSession === undefined
    ? suggestionsFor(profiles, { kind: 'profile', name }, key)
    : suggestionsFor(profiles, { kind: 'sso-session', name }, ofSession)
}

/** The edit that adds the profile and, if it is new, its sso-session; or the sso-session alone. */
export function wizardEdit(
  kind: WizardKind,
  fields: readonly FormField[],
  profiles: Profiles,
): Extract<Edit, { type: 'add' | 'several' }> {
  const asked = questionsFor(kind, fields, profiles)
  const answers = asked.map(({ key }): NewSetting => [key, answerOf(fields, key) ?? ''])
  const name = answerOf(fields, 'name') ?? ''
  const session = answerOf(fields, 'session.name')
  const own = answers.filter(([key, value]) => key !== 'name' && !key.startsWith('session.') && value !== '')
  const ofSession = answers
    .filter(([key, value]) => NEW_SESSION_KEYS.includes(key) && value !== '')
    .map(([key, value]): NewSetting => [key.slice('session.'.length), value])
  const addSession = (name: string): Extract<Edit, { type: 'add' }> => ({
    type: 'add',
    target: { kind: 'sso-session', name },
    settings: ofSession,
  })
  if (kind === 'session') return addSession(session ?? '')
  const add: Extract<Edit, { type: 'add' }> = {
    type: 'add',
    target: { kind: 'profile', name },
    settings: session === undefined ? own : [['sso_session', session], ...own],
  }
  if (session === undefined || profiles.sessions.has(session)) return add
  return { type: 'several', edits: [add, addSession(session)] }
}
