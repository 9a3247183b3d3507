import { accountOf, roleName } from '../../profiles/arn.ts'
import { secretSpans } from '../../profiles/mask/mask-secrets.ts'
import { regionOfStartUrl } from '../../session/login/start-url.ts'
import { areTemporary, nameForKeys } from '../import/keys-name.ts'
import type { Form, FormField } from '../overlay.ts'
import type { State } from '../state.ts'
import { atEnd } from './text-field.ts'
import type { WizardKind } from './wizard-kind.ts'

/**
 * The answer that a field takes if it is left empty, made of the answers so far; null if there is none. It is shown in the
 * empty field, and follows the other answers until something is typed.
 */
export function proposalFor({ profileIndex }: State, form: Form, key: string): string | null {
  const { profiles } = profileIndex
  if (form.purpose.type === 'import-name') {
    const { found, source } = form.purpose
    const word = areTemporary(found) ? 'temporary' : 'keys'
    return nameForKeys(profiles, source.name) ?? freeName(profiles.byName, word)
  }
  if (form.purpose.type !== 'wizard') return null
  const answer = (of: string) => plainAnswer(form.fields.find((each) => each.key === of))
  switch (key) {
    case 'name':
      return freeName(profiles.byName, profileName(form.purpose.kind, answer))
    case 'session.name':
      return freeName(profiles.sessions, hostLabel(answer('session.sso_start_url')) ?? 'sso')
    case 'session.sso_region':
      return regionOfStartUrl(answer('session.sso_start_url'))
    case 'sso_region':
      return regionOfStartUrl(answer('sso_start_url'))
    default:
      return null
  }
}

/** Empty for what holds a secret: a part of it must not become a name, which is shown. */
function plainAnswer(answer: FormField | undefined): string {
  if (!answer) return ''
  const { text, secrets = [] } = answer.field
  return secrets.length > 0 || secretSpans(text).length > 0 ? '' : text.trim()
}

/** The form with its proposals where nothing was typed. */
export function withProposals(state: State, form: Form): Form {
  const fields = form.fields.map((each) => {
    if (each.field.text.trim() !== '') return each
    const proposal = proposalFor(state, form, each.key)
    return proposal === null ? each : { ...each, field: atEnd(proposal) }
  })
  return { ...form, fields }
}

/** `ROLE-ACCOUNT` as `aws configure sso` makes it, else a word for what is known. */
function profileName(kind: WizardKind, answer: (key: string) => string): string {
  const role = plain(answer('sso_role_name'))
  const account = answer('sso_account_id')
  const arn = answer('role_arn')
  const [arnAccount, arnRole] = [accountOf(arn) ?? '', roleName(arn) ?? '']
  switch (kind) {
    case 'session':
    case 'legacy-session':
    case 'sso-session':
      return role && account ? `${role}-${account}` : plain(answer('session.name')) || 'sso'
    case 'sso-legacy':
      return role && account ? `${role}-${account}` : (hostLabel(answer('sso_start_url')) ?? 'sso')
    case 'source-profile':
    case 'credential-source':
    case 'web-identity':
      return plain(arnRole) && arnAccount ? `${plain(arnRole)}-${arnAccount}` : 'role'
    case 'process':
      return plain(programOf(answer('credential_process'))) || 'process'
    case 'short-term-keys':
      return 'temporary'
    case 'long-term-keys':
      return 'keys'
  }
}

/** `acme` of acme.awsapps.com, or null. */
function hostLabel(startUrl: string): string | null {
  if (!URL.canParse(startUrl)) return null
  return plain(new URL(startUrl).hostname.split('.')[0] ?? '') || null
}

/** The name of the program that a command starts, without its folder and ending. */
function programOf(command: string): string {
  const [program = ''] = command.split(' ')
  return (program.split(/[\\/]/).at(-1) ?? '').replace(/\.\w+$/, '')
}

/** A text as part of a name: empty if it is anything but a plain word. */
function plain(text: string): string {
  return /^[\w+=,.@-]{1,64}$/.test(text) ? text : ''
}

/** The name, with a number if it is taken. */
export function freeName(taken: ReadonlyMap<string, unknown>, name: string): string {
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}-${count}`
    if (!taken.has(free)) return free
  }
}
