import { accountOf, roleName } from './arn.ts'
import type { Chain } from './link.ts'
import { type Profile, settingValue } from './profile.ts'
import { ssoRoleOf } from './sso-links.ts'

/** The columns of the list besides the status; null for what the settings do not say. */
export interface Summary {
  readonly account: string | null
  readonly role: string | null
  readonly region: string | null
  /** The sso-session at the end of its chain, through any number of roles. */
  readonly ssoSession: string | null
}

/** From the settings alone: the account is the one that they name, not one confirmed by STS. */
export function summarize(profile: Profile, chain: Chain): Summary {
  const value = (key: string) => settingValue(profile, key) || null
  const arn = value('role_arn')
  const isRole = chain.kind === 'assume-role' || chain.kind === 'web-identity'
  const isSso = chain.kind === 'sso-session' || chain.kind === 'sso-legacy'
  // botocore merges all of the session's keys into the profile's, even these.
  const roleLink = chain.links.find((link) => link.type === 'sso-role' && !link.problem)
  const ofSession = (part: 'account' | 'role') => (roleLink && ssoRoleOf(roleLink)[part]) ?? null
  const sessionLink = chain.links.find((link) => link.type === 'sso-session')
  return {
    account: isRole
      ? arn && accountOf(arn)
      : isSso
        ? (value('sso_account_id') ?? ofSession('account'))
        : (value('aws_account_id') ?? loginAccount(chain, profile)),
    role: isRole ? arn && roleName(arn) : isSso ? (value('sso_role_name') ?? ofSession('role')) : null,
    region: value('region'),
    ssoSession: sessionLink?.name ?? (chain.kind === 'none' ? value('sso_session') : null),
  }
}

function loginAccount(chain: Chain, profile: Profile): string | null {
  return chain.kind === 'login-session' ? accountOf(settingValue(profile, 'login_session') ?? '') : null
}
