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

/** Profiles from which a chain comes to an end: they neither lead back to `name` nor go round among themselves. */
export function possibleSources(profiles: Profiles, name: string): string[] {
  return profiles.list
    .filter((each) => each.name !== name && !leadsTo(profiles, each.name, name))
    .map((each) => each.name)
}

/** Also true where it leads nowhere, because the sources go round in a circle. */
function leadsTo(profiles: Profiles, from: string, to: string): boolean {
  const seen = new Set<string>()
  let at: string | undefined = from
  while (at !== undefined && !seen.has(at)) {
    if (at === to) return true
    seen.add(at)
    const profile = profiles.byName.get(at)
    at = profile && settingValue(profile, 'source_profile')
  }
  if (at === undefined) return false
  // Round and round, unless it is a profile with keys that names itself.
  const last = profiles.byName.get(at)
  const hasKeys = last !== undefined && settingValue(last, 'aws_access_key_id') !== undefined
  return !(hasKeys && settingValue(last, 'source_profile') === at)
}
