import type { TokenSource } from '../../profiles/link.ts'
import { type Profiles, settingValue } from '../../profiles/profile.ts'

/** What a login is for: an sso-session, or the start URL of legacy profiles. */
export interface Session extends TokenSource {
  readonly scopes: readonly string[]
}

/** What the AWS CLI asks for where the session names no scopes (awscli/customizations/sso/utils.py). */
const DEFAULT_SCOPES = ['sso:account:access']

/** The target of a chain's token. Legacy profiles register without scopes, as the AWS CLI does. */
export function sessionOfToken(profiles: Profiles, token: TokenSource): Session {
  const session = token.ssoSession === null ? undefined : profiles.sessions.get(token.ssoSession)
  return { ...token, scopes: session ? scopesOf(settingValue(session, 'sso_registration_scopes')) : [] }
}

/** The target of a session by its name, or why there is none, as a sentence. */
export function sessionNamed(profiles: Profiles, name: string): Session | string {
  const session = profiles.sessions.get(name)
  if (!session) return `there is no sso-session ${name}`
  const startUrl = settingValue(session, 'sso_start_url')
  const region = settingValue(session, 'sso_region')
  if (!startUrl) return `sso-session ${name} has no sso_start_url`
  if (!region) return `sso-session ${name} has no sso_region`
  return {
    ssoSession: name,
    startUrl,
    region,
    scopes: scopesOf(settingValue(session, 'sso_registration_scopes')),
  }
}

function scopesOf(text: string | undefined): readonly string[] {
  const scopes = (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
  return scopes.length > 0 ? scopes : DEFAULT_SCOPES
}

/** The session's name, or the legacy start URL: what people call it. */
export function sessionNameOf({ ssoSession: session, startUrl }: TokenSource): string {
  return session ?? startUrl
}
