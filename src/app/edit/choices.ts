import { REGIONS } from '../../profiles/check-value.ts'
import type { SectionId } from '../../profiles/edit/edit.ts'
import { possibleSources } from '../../profiles/possible-sources.ts'
import type { Profiles } from '../../profiles/profile.ts'
import { knownSetting } from '../../profiles/setting.ts'

/** The values to offer for a setting, or null if it takes free text. */
export function choicesFor(profiles: Profiles, target: SectionId, key: string): readonly string[] | null {
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
