import { REGIONS } from '../profiles/check-value.ts'
import type { Target } from '../profiles/edit/edit.ts'
import { type Profiles, settingValue } from '../profiles/profile.ts'
import { knownSetting } from '../profiles/setting.ts'

/** The values to offer for a setting, or null where any text may be meant. */
export function choicesFor(profiles: Profiles, target: Target, key: string): readonly string[] | null {
  if (target.kind === 'profile') {
    if (key === 'source_profile') return possibleSources(profiles, target.name)
    if (key === 'sso_session') return [...profiles.sessions.keys()]
    if (key === 'services') return [...profiles.services.keys()]
  }
  const check = knownSetting(target.kind, key)?.check
  if (check?.type === 'one-of') return check.values
  if (check?.type === 'boolean') return ['true', 'false']
  return check?.type === 'region' ? REGIONS : null
}

/** Profiles that hold something to start from and do not lead back to `name`. */
export function possibleSources(profiles: Profiles, name: string): string[] {
  return profiles.list
    .filter((each) => each.name !== name && !leadsTo(profiles, each.name, name))
    .map((each) => each.name)
}

function leadsTo(profiles: Profiles, from: string, to: string): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = from; at !== undefined && !seen.has(at); ) {
    if (at === to) return true
    seen.add(at)
    const profile = profiles.byName.get(at)
    at = profile && settingValue(profile, 'source_profile')
  }
  return false
}
