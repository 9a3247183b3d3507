import type { NewSetting } from '../../profiles/edit/edit.ts'
import { type Profile, settingValue } from '../../profiles/profile.ts'
import type { Session } from '../login/session.ts'
import type { PortalAccount } from '../ports.ts'
import type { ProfileIndex } from '../profile-index.ts'

/** An account as the portal lists it. */
export interface ListedAccount extends PortalAccount {
  /** Null until the portal has listed them. */
  readonly roles: readonly string[] | null
}

/** The session's profiles that name an account and a role: their names by `ACCOUNT/ROLE`, in file order. */
export function profilesOf({ profiles }: ProfileIndex, session: Session): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const profile of profiles.list) {
    const [account, role] = [settingValue(profile, 'sso_account_id'), settingValue(profile, 'sso_role_name')]
    if (!isOfSession(profile, session) || account === undefined || role === undefined) continue
    const id = `${account}/${role}`
    found.set(id, [...(found.get(id) ?? []), profile.name])
  }
  return found
}

/** True if the profile logs in to this session itself. */
export function isOfSession(profile: Profile, { ssoSession, startUrl }: Session): boolean {
  const value = (key: string) => settingValue(profile, key)
  if (ssoSession !== null) return value('sso_session') === ssoSession
  return value('sso_start_url') === startUrl && !value('sso_session')
}

/** The settings of a profile for a role of an account, as `aws configure sso` writes them. */
export function roleSettings({ ssoSession, startUrl, region }: Session, account: string, role: string) {
  const signIn: NewSetting[] =
    ssoSession === null
      ? [
          ['sso_start_url', startUrl],
          ['sso_region', region],
        ]
      : [['sso_session', ssoSession]]
  const settings: NewSetting[] = [...signIn, ['sso_account_id', account], ['sso_role_name', role]]
  return settings
}
