import { nameRefusal } from '../../profiles/edit/refusal.ts'
import { chooseProfile } from '../../profiles/import/choose.ts'
import type { Import } from '../../profiles/import/imported.ts'
import { completing, holdsAll } from '../../profiles/import/replace.ts'
import { kindAlone, kindOf } from '../../profiles/kind.ts'
import { secretSpans } from '../../profiles/mask/mask-secrets.ts'
import type { Profile, Profiles } from '../../profiles/profile.ts'
import { settingValue } from '../../profiles/profile.ts'

/**
 * The name to propose for keys that have none: `known`, unless a profile of that name has its credentials from elsewhere,
 * or it cannot be a name; null then.
 */
export function nameForKeys({ byName }: Profiles, known: string | null): string | null {
  if (known === null || nameRefusal({ kind: 'profile', name: known }) !== null) return null
  if (secretSpans(known).length > 0) return null
  const profile = byName.get(known)
  return profile === undefined || takesKeys(profile) ? known : null
}

/** True if the imported keys are of use for some hours only. */
export function areTemporary({ nameless }: Import): boolean {
  return nameless?.some(([key]) => key === 'aws_session_token') === true
}

/** What Enter does with keys that are given a name that is taken, in words; null if it is free. */
export function takenNameAdvice(profiles: Profiles, found: Import, name: string): string | null {
  const profile = profiles.byName.get(name)
  const chosen = profile && chooseProfile(found, name)
  if (!profile || !chosen || typeof chosen === 'string') return null
  const section = chosen.sections.find(({ target }) => target.name === name)
  if (!section) return null
  if (holdsAll(profiles, section)) return `${name} exists and has these keys already`
  if (completing(profiles, section)) return `${name} exists: Enter shows these keys added to it`
  if (takesKeys(profile)) return `${name} exists with other keys: Enter asks whether to replace them`
  const kind = kindIn(profile)
  const has = kind === 'none' ? 'exists with other settings' : `exists and is a profile of kind ${kind}`
  return `${name} ${has}: Enter asks whether to add the keys to it or to take another name`
}

/** True for a profile that has keys, or nothing yet that gives it credentials. */
function takesKeys(profile: Profile): boolean {
  const kind = kindIn(profile)
  return kind.endsWith('-keys') || (kind === 'none' && !settingValue(profile, 'role_arn'))
}

/** A role can be assumed with keys of its own profile. */
function kindIn(profile: Profile) {
  return settingValue(profile, 'source_profile') === profile.name ? kindAlone(profile) : kindOf(profile)
}
