import type { TokenSource } from '../../profiles/link.ts'
import { type Profiles, settingValue } from '../../profiles/profile.ts'

/** What a login is for: an sso-session, or the start URL of legacy profiles. */
export interface SsoTarget extends TokenSource {
  readonly scopes: readonly string[]
}

/** What the AWS CLI asks for where the session names no scopes (awscli/customizations/sso/utils.py). */
const DEFAULT_SCOPES = ['sso:account:access']

/** The target of a chain's token. Legacy profiles register without scopes, as the AWS CLI does. */
export function targetOfToken(profiles: Profiles, token: TokenSource): SsoTarget {
  const session = token.session === null ? undefined : profiles.sessions.get(token.session)
  return { ...token, scopes: session ? scopesOf(settingValue(session, 'sso_registration_scopes')) : [] }
}

/** The target of a session by its name, or why there is none, as a sentence. */
export function targetOfSession(profiles: Profiles, name: string): SsoTarget | string {
  const session = profiles.sessions.get(name)
  if (!session) return `there is no sso-session ${name}`
  const startUrl = settingValue(session, 'sso_start_url')
  const region = settingValue(session, 'sso_region')
  if (!startUrl) return `sso-session ${name} has no sso_start_url`
  if (!region) return `sso-session ${name} has no sso_region`
  return {
    session: name,
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
export function targetName({ session, startUrl }: TokenSource): string {
  return session ?? startUrl
}
