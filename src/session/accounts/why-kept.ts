import { settingValue } from '../../profiles/profile.ts'
import { maskedKey } from '../../profiles/setting.ts'
import type { Session } from '../login/session.ts'
import type { ProfileIndex } from '../profile-index.ts'

/**
 * Tells why a profile whose account or role is gone is kept all the same, or null to remove it: it holds or serves more than
 * what is written for a role of an account.
 */
export function whyKept(
  { profiles }: ProfileIndex,
  { ssoSession }: Session,
): (name: string) => string | null {
  const signIn = ssoSession === null ? ['sso_start_url', 'sso_region'] : ['sso_session']
  const own = new Set([...signIn, 'sso_account_id', 'sso_role_name', 'region'])
  const users = new Map<string, string>()
  for (const each of profiles.list) {
    const source = settingValue(each, 'source_profile')
    if (source !== undefined) users.set(source, each.name)
  }
  return (name) => {
    const sections = profiles.sectionsOf('profile', name)
    for (const { file, section } of sections) {
      const other = section.settings.find(({ key, nested }) => !own.has(key) || nested.length > 0)
      if (other) return `its role is gone, but it also holds ${maskedKey(other.key)}`
      const end = section.settings.at(-1)?.end ?? section.bodyStart
      const body = profiles.documents[file].text.slice(section.bodyStart, end)
      if (/^[ \t]*[#;]/m.test(body)) return 'its role is gone, but it also holds a comment'
    }
    const user = users.get(name)
    return user === undefined ? null : `its role is gone, but ${user} has it as source_profile`
  }
}
