import type { Link, LinkProblem, TokenSource } from './link.ts'
import { meantNames } from './meant-name.ts'
import { findSetting, type Profile, type Profiles, type Setting, type SsoSession } from './profile.ts'

export interface SsoLinks {
  readonly links: readonly Link[]
  readonly token: TokenSource | null
}

/**
 * The links `sso-role` → `sso-session` → `sso-token`, for legacy profiles without the middle one. As in botocore's
 * SSOProvider, the session's keys are merged into the profile's, and a key in both must have the same value.
 */
export function ssoLinks(profiles: Profiles, profile: Profile): SsoLinks {
  const reference = findSetting(profile, 'sso_session')
  const session = reference && profiles.sessions.get(reference.value)
  const find = (key: string) => findSetting(profile, key) ?? (session && findSetting(session, key))
  const account = find('sso_account_id')
  const role = find('sso_role_name')
  const owner = profile.name
  const at = account ?? role
  const roleLink: Link = {
    type: 'sso-role',
    name: `${account?.value ?? '?'}/${role?.value ?? '?'}`,
    profile: owner,
    file: at?.file ?? null,
    line: at?.line ?? null,
    problem: null,
  }
  const sessionLink: Link | undefined = reference && {
    type: 'sso-session',
    name: reference.value,
    profile: owner,
    file: reference.file,
    line: reference.line,
    problem: referenceProblem(profiles, profile, reference, session),
  }
  // In botocore's order: first the session and contradictions, then missing keys.
  if (sessionLink?.problem) return { links: [roleLink, sessionLink], token: null }
  const missing = missingKeys(profile, session)
  const inProfile = missing.filter((key) => !session || key === 'sso_account_id' || key === 'sso_role_name')
  if (inProfile.length > 0)
    return {
      links: [{ ...roleLink, problem: missingProblem(inProfile, reference === undefined) }],
      token: null,
    }
  if (session && sessionLink && missing.length > 0) {
    const problem = lackingProblem(session, missing)
    return { links: [roleLink, { ...sessionLink, problem }], token: null }
  }
  const valueIn = (key: string) =>
    findSetting(session ?? profile, key)?.value ?? findSetting(profile, key)?.value ?? ''
  const token: TokenSource = {
    ssoSession: reference?.value ?? null,
    startUrl: valueIn('sso_start_url'),
    region: valueIn('sso_region'),
  }
  const tokenLink: Link = {
    type: 'sso-token',
    name: null,
    profile: owner,
    file: null,
    line: null,
    problem: null,
  }
  return { links: sessionLink ? [roleLink, sessionLink, tokenLink] : [roleLink, tokenLink], token }
}

/** Account and role of an `sso-role` link from its name `ACCOUNT/ROLE`. Only the role can contain more slashes. */
export function ssoRoleOf({ name }: Link): { readonly account: string; readonly role: string } {
  const [account = '', ...role] = (name ?? '').split('/')
  return { account, role: role.join('/') }
}

/**
 * The link to the profile's sso_session if that is missing or incomplete, or null. Whatever the profile's credentials
 * are, the AWS CLI reads the session for a bearer token before every request (botocore/tokens.py, SSOTokenProvider).
 */
export function brokenSession(profiles: Profiles, profile: Profile): Link | null {
  const reference = findSetting(profile, 'sso_session')
  if (!reference) return null
  const { value: name, file, line } = reference
  const session = profiles.sessions.get(name)
  const missing = SESSION_REQUIRED.filter((key) => session && !findSetting(session, key))
  if (session && missing.length === 0) return null
  const problem = session ? lackingProblem(session, missing) : missingSession(name, profiles)
  return { type: 'sso-session', name, profile: profile.name, file, line, problem }
}

const SESSION_REQUIRED = ['sso_start_url', 'sso_region']
const REQUIRED = ['sso_account_id', 'sso_role_name', 'sso_start_url', 'sso_region']

function missingKeys(profile: Profile, session: SsoSession | undefined): string[] {
  return REQUIRED.filter((key) => !findSetting(profile, key) && !(session && findSetting(session, key)))
}

/** @param isLegacy whether no session is named, which would set some of the keys */
function missingProblem(keys: readonly string[], isLegacy: boolean): LinkProblem {
  const them = keys.length > 1 ? 'they are' : 'it is'
  return {
    code: 'missing-setting',
    lacks: isLegacy
      ? [keys, [...keys.filter((key) => !SESSION_REQUIRED.includes(key)), 'sso_session']]
      : [keys],
    message: `${keys.join(' and ')} must be set: ${them} needed to get the role's credentials.`,
  }
}

/** A missing session, or one that contradicts the profile. */
function referenceProblem(
  profiles: Profiles,
  profile: Profile,
  reference: Setting,
  session: SsoSession | undefined,
): LinkProblem | null {
  if (!session) return missingSession(reference.value, profiles)
  const clash = session.settings.find((each) => {
    const own = findSetting(profile, each.key)
    return own && own.value !== each.value
  })
  const own = clash && findSetting(profile, clash.key)
  if (!clash || !own) return null
  const message = `${clash.key} has another value in [sso-session ${session.name}] (line ${clash.line}): make them equal, or remove it here.`
  return { code: 'conflicting-sso', message, file: own.file, line: own.line }
}

function missingSession(name: string, { sessions }: Profiles): LinkProblem {
  const [meant] = meantNames(name, sessions)
  const advice =
    meant === undefined ? 'create it, or choose another sso_session.' : `did you mean "${meant}"?`
  return { code: 'missing-sso-session', message: `There is no section [sso-session ${name}]: ${advice}` }
}

function lackingProblem(session: SsoSession, missing: readonly string[]): LinkProblem {
  const message = `[sso-session ${session.name}] lacks ${missing.join(' and ')}: add ${missing.length > 1 ? 'them' : 'it'}.`
  return { code: 'missing-setting', message, file: session.file, line: session.line, lacks: [missing] }
}
