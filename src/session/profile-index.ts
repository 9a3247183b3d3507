import { shortened, sourceChain } from '../profiles/chain.ts'
import type { Chain } from '../profiles/link.ts'
import type { LintFacts } from '../profiles/lint/facts.ts'
import type { Profile, Profiles } from '../profiles/profile.ts'
import { sameChainKeys } from '../profiles/same-chain.ts'
import { type Summary, summarize } from '../profiles/summary.ts'

/** A profile with everything that follows from the two files alone, worked out when it is asked for. */
export interface Entry {
  readonly profile: Profile
  readonly chain: Chain
  /** The chain, of whose links a long one has only those that its status takes; kept however long it is. */
  readonly end: Chain
  readonly summary: Summary
  /** The first entry with the same status, whatever the caches hold, and the same kind; often this one itself. */
  readonly sameChainAs: Entry
}

/** All profiles, once for each change of the files; status, which changes with time, is in `board.ts`. */
export interface ProfileIndex {
  readonly profiles: Profiles
  readonly facts: LintFacts
  /** In file order, config first. */
  readonly entries: readonly Entry[]
  /** Those of `entries` that are no repetition of an earlier one, as their `sameChainAs` says. */
  readonly distinct: readonly Entry[]
  entryOf(name: string): Entry | undefined
}

/** Links of the longest chain that is not worked out anew each time. */
const MOST_KEPT = 100

class LazyEntry implements Entry {
  readonly profile: Profile
  readonly sameChainAs: Entry
  readonly #profiles: Profiles
  #chain: Chain | undefined
  #end: Chain | undefined
  #summary: Summary | undefined

  constructor(profiles: Profiles, profile: Profile, sameChainAs: Entry | undefined) {
    this.profile = profile
    this.sameChainAs = sameChainAs ?? this
    this.#profiles = profiles
  }

  get chain(): Chain {
    const chain = this.#chain ?? sourceChain(this.#profiles, this.profile)
    // Thousands of profiles, each the source of the next, would have millions of links.
    if (chain.links.length <= MOST_KEPT) this.#chain = chain
    return chain
  }

  get end(): Chain {
    this.#end ??= shortened(this.chain, MOST_KEPT)
    return this.#end
  }

  get summary(): Summary {
    // A filter asks for all of them: of the chain it takes what is alike.
    this.#summary ??= summarize(this.profile, this.sameChainAs.chain)
    return this.#summary
  }
}

export function indexProfiles(profiles: Profiles, facts: LintFacts): ProfileIndex {
  const sameChainKey = sameChainKeys(profiles)
  const firstOf = new Map<object, Entry>()
  const distinct: Entry[] = []
  const entries = profiles.list.map((profile) => {
    const like = sameChainKey(profile)
    const entry = new LazyEntry(profiles, profile, like === null ? undefined : firstOf.get(like))
    if (entry.sameChainAs === entry) {
      distinct.push(entry)
      if (like !== null) firstOf.set(like, entry)
    }
    return entry
  })
  const entryOf = (name: string) => {
    const profile = profiles.byName.get(name)
    return profile && entries[profile.index]
  }
  return { profiles, facts, entries, distinct, entryOf }
}

const ofSessions = new WeakMap<ProfileIndex, readonly Entry[]>()

/** The first profile on each sso-session: thousands of others share its token. */
export function firstOfSessions(profileIndex: ProfileIndex): readonly Entry[] {
  let found = ofSessions.get(profileIndex)
  if (!found) {
    const first = new Map<string, Entry>()
    for (const entry of profileIndex.distinct) {
      const session = entry.end.token?.ssoSession ?? null
      if (session !== null && !first.has(session)) first.set(session, entry)
    }
    found = [...first.values()]
    ofSessions.set(profileIndex, found)
  }
  return found
}
