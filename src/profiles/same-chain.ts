import type { Profile, Profiles } from './profile.ts'

/** What of a key's value tells one profile's chain from another's: all, whether there is one, or nothing. */
const TELLING: Readonly<Record<string, 'presence' | 'nothing'>> = {
  sso_account_id: 'presence',
  sso_role_name: 'presence',
  region: 'nothing',
  output: 'nothing',
}

/** Keys and values in their order, as a tree: what begins alike shares its beginning. */
class SameChainKey {
  readonly #next = new Map<string, SameChainKey>()

  with(part: string): SameChainKey {
    let next = this.#next.get(part)
    if (!next) {
      next = new SameChainKey()
      this.#next.set(part, next)
    }
    return next
  }
}

/**
 * An object that two profiles share only if their source chains have the same links, problems and token, but for names
 * of profiles and roles: then they work, or not, alike. Null where only a look at the chain itself tells. Thousands of
 * profiles are mostly the same few over and over, for other accounts.
 */
export function sameChainKeys(profiles: Profiles): (profile: Profile) => object | null {
  const root = new SameChainKey()
  // What a session says too must say the same in a profile, so there its value matters (sso-links.ts).
  const inSessions = new Set<string>()
  for (const { settings } of profiles.sessions.values()) for (const { key } of settings) inSessions.add(key)
  const telling = new Map(Object.entries(TELLING).filter(([key]) => !inSessions.has(key)))
  return ({ onlySection: section }) => {
    if (section === null) return null
    let sameChainKey = root
    for (let nth = 0; nth < section.size; nth++) {
      const key = section.keyAt(nth)
      // A chain of roles can come back to the profile itself, and then its name and keys decide.
      if (key === 'source_profile' || !section.isPlainAt(nth)) return null
      const tells = telling.get(key)
      if (tells === 'nothing') continue
      sameChainKey = sameChainKey.with(key)
      if (tells !== 'presence') sameChainKey = sameChainKey.with(section.valueAt(nth))
    }
    return sameChainKey
  }
}
