import type { Section } from '../ini/document.ts'
import { askedBy } from './asked-profile.ts'
import { commandProblem } from './kind.ts'
import type { Profile, Profiles } from './profile.ts'
import { arnProblem } from './source-rules.ts'

/** A predicate stands for `presence`, but only where a value meets it. */
type Relevance = 'value' | 'presence' | 'none' | ((value: string) => boolean)

/** How much of a key matters when the chains of two profiles are compared. For keys not listed here, the value does. */
const RELEVANCE: Readonly<Record<string, Relevance>> = {
  sso_account_id: 'presence',
  sso_role_name: 'presence',
  role_arn: (value) => arnProblem(value) === null,
  web_identity_token_file: (value) => value !== '',
  credential_process: (value) => commandProblem(value) === null,
  aws_access_key_id: 'presence',
  aws_secret_access_key: 'presence',
  aws_session_token: (value) => value !== '',
  region: 'none',
  output: 'none',
}

/** The keys whose values can differ between profiles of the same chain. */
export const DIFFERING_KEYS: ReadonlySet<string> = new Set(Object.keys(RELEVANCE))

/** A node of a trie of keys and values. Profiles whose relevant settings are equal end at the same node. */
class TrieNode {
  #part: string | undefined
  #child: TrieNode | undefined
  /** From the second child on: of thousands of nodes most have one at the most. */
  #others: Map<string, TrieNode> | undefined

  child(part: string): TrieNode {
    if (this.#part === part && this.#child) return this.#child
    let child = this.#others?.get(part)
    if (child) return child
    child = new TrieNode()
    if (this.#child) {
      this.#others ??= new Map()
      this.#others.set(part, child)
    } else {
      this.#part = part
      this.#child = child
    }
    return child
  }
}

/**
 * Returns a function that gives two profiles the same object only if their source chains have the same links, problems
 * and token, apart from their names, so that their status is the same. It gives null if that can only be known from the
 * chain itself. Pays off because thousands of profiles are usually a few, repeated for many accounts.
 */
export function sameChainKeys(profiles: Profiles): (profile: Profile) => object | null {
  const root = new TrieNode()
  // A key that is in an sso-session too must have the same value in both, so there its value matters (sso-links.ts).
  const inSessions = new Set<string>()
  for (const { settings } of profiles.sessions.values()) for (const { key } of settings) inSessions.add(key)
  const relevanceOf = new Map(Object.entries(RELEVANCE).filter(([key]) => !inSessions.has(key)))
  const below = (start: TrieNode, section: Section): TrieNode | null => {
    let node = start
    for (let nth = 0; nth < section.size; nth++) {
      const key = section.keyAt(nth)
      // A chain of roles or commands can lead back to the profile itself, and then its name and keys matter.
      if (key === 'source_profile' || !section.isPlainAt(nth)) return null
      if (key === 'credential_process' && askedBy(section.valueAt(nth)) !== null) return null
      const relevance = relevanceOf.get(key) ?? 'value'
      if (relevance === 'none') continue
      node = node.child(key)
      if (relevance === 'presence') continue
      const value = section.valueAt(nth)
      if (relevance === 'value' || !relevance(value)) node = node.child(value)
    }
    return node
  }
  return (profile) => {
    const config = profile.onlySection('config')
    const credentials = profile.onlySection('credentials')
    if (config === undefined || credentials === undefined) return null
    const node = config ? below(root.child('config'), config) : root
    return node && credentials ? below(node.child('credentials'), credentials) : node
  }
}
