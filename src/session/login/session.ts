import type { Chain, TokenSource } from '../../profiles/link.ts'
import { type Profile, type Profiles, settingValue } from '../../profiles/profile.ts'

/** What a login is for: an sso-session, or the start URL of legacy profiles (`ssoSession` is null). */
export interface Session extends TokenSource {
  readonly scopes: readonly string[]
}

/** What the AWS CLI requests if the session names no scopes (awscli/customizations/sso/utils.py). */
export const DEFAULT_SCOPES: readonly string[] = ['sso:account:access']

/** The session to log in to for a chain's token. Like the AWS CLI, it has no scopes for a legacy profile. */
export function sessionOfToken(profiles: Profiles, token: TokenSource): Session {
  const session = token.ssoSession === null ? undefined : profiles.sessions.get(token.ssoSession)
  return { ...token, scopes: session ? scopesOf(settingValue(session, 'sso_registration_scopes')) : [] }
}

/** The sso-session of that name, or why it cannot be logged in to: a clause without a full stop. */
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

/**
 * The session of a profile that names one, with or without an account and a role: a login needs neither. A clause without a
 * full stop if it cannot be logged in to, null if the profile names none.
 */
export function sessionOfProfile(
  profiles: Profiles,
  { profile, chain }: ProfileChain,
): Session | string | null {
  if (chain.token) return sessionOfToken(profiles, chain.token)
  const ssoSession = settingValue(profile, 'sso_session')
  if (ssoSession !== undefined) return sessionNamed(profiles, ssoSession)
  const startUrl = settingValue(profile, 'sso_start_url')
  const region = settingValue(profile, 'sso_region')
  return startUrl && region ? sessionOfToken(profiles, { ssoSession: null, startUrl, region }) : null
}

interface ProfileChain {
  readonly profile: Profile
  readonly chain: Chain
}

/** The scopes of a session that lists them, with commas between; the default ones if it lists none. */
export function scopesOf(text: string | undefined): readonly string[] {
  const scopes = (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
  return scopes.length > 0 ? scopes : DEFAULT_SCOPES
}

/** What to call a session: its name, or the start URL for legacy profiles. */
export function sessionNameOf({ ssoSession: session, startUrl }: TokenSource): string {
  return session ?? startUrl
}
