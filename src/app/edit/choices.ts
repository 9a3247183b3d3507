import { valueProblem } from '../../profiles/check-value.ts'
import type { SectionId } from '../../profiles/edit/edit.ts'
import { holdsSecret } from '../../profiles/mask/mask-secrets.ts'
import { possibleSources } from '../../profiles/possible-sources.ts'
import type { Profiles } from '../../profiles/profile.ts'
import { REGIONS } from '../../profiles/regions.ts'
import { isSecret, knownSetting } from '../../profiles/setting.ts'
import { inUseFirst, valuesInUse } from '../../profiles/values-in-use.ts'

/** The values to offer for a setting, those in use first; null if it takes free text. */
export function choicesFor(profiles: Profiles, target: SectionId, key: string): readonly string[] | null {
  const choices = allChoices(profiles, target, key)
  if (choices === null || target.kind === 'services') return choices
  const used = valuesInUse(profiles, target.kind, key)
  const check = knownSetting(target.kind, key)?.check
  // A region can be newer than the table.
  const newer = check?.type === 'region' ? used.filter((each) => valueProblem(check, each) === null) : []
  return inUseFirst([...new Set([...choices, ...newer])], used, (each) => each)
}

function allChoices(profiles: Profiles, target: SectionId, key: string): readonly string[] | null {
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

/** What to propose for a setting while it is typed: its choices, or what the user's own files have for it. */
export function suggestionsFor(profiles: Profiles, target: SectionId, key: string): readonly string[] {
  const choices = choicesFor(profiles, target, key)
  if (choices || isSecret(key) || key === 'aws_access_key_id' || target.kind === 'services')
    return choices ?? []
  // A command can hold a secret, and what is proposed is shown as it is.
  return valuesInUse(profiles, target.kind, key).filter((each) => !holdsSecret(key, each))
}
