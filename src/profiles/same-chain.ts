import type { Profile, Profiles } from './profile.ts'

type Relevance = 'value' | 'presence' | 'none'

/** How much of a key matters when the chains of two profiles are compared. For keys not listed here, the value does. */
const RELEVANCE: Readonly<Record<string, Relevance>> = {
  sso_account_id: 'presence',
  sso_role_name: 'presence',
  region: 'none',
  output: 'none',
}

/** A node of a trie of keys and values. Profiles whose relevant settings are equal end at the same node. */
class TrieNode {
  readonly #children = new Map<string, TrieNode>()

  child(part: string): TrieNode {
    let child = this.#children.get(part)
    if (!child) {
      child = new TrieNode()
      this.#children.set(part, child)
    }
    return child
  }
}

/**
 * Returns a function that gives two profiles the same object only if their source chains have the same links, problems
 * and token, apart from the names of profiles and roles, so that their status is the same. It gives null if that can
 * only be known from the chain itself. Pays off because thousands of profiles are usually a few, repeated for many
 * accounts.
 */
export function sameChainKeys(profiles: Profiles): (profile: Profile) => object | null {
  const root = new TrieNode()
  // A key that is in an sso-session too must have the same value in both, so there its value matters (sso-links.ts).
  const inSessions = new Set<string>()
  for (const { settings } of profiles.sessions.values()) for (const { key } of settings) inSessions.add(key)
  const relevanceOf = new Map(Object.entries(RELEVANCE).filter(([key]) => !inSessions.has(key)))
  return ({ onlySection: section }) => {
    if (section === null) return null
    let node = root
    for (let nth = 0; nth < section.size; nth++) {
      const key = section.keyAt(nth)
      // A chain of roles can lead back to the profile itself, and then its name and keys matter.
      if (key === 'source_profile' || !section.isPlainAt(nth)) return null
      const relevance = relevanceOf.get(key) ?? 'value'
      if (relevance === 'none') continue
      node = node.child(key)
      if (relevance === 'value') node = node.child(section.valueAt(nth))
    }
    return node
  }
}
