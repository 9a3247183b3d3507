import { shortened, sourceChain } from '../profiles/chain.ts'
import type { Chain } from '../profiles/link.ts'
import type { LintFacts } from '../profiles/lint/facts.ts'
import type { Profile, Profiles } from '../profiles/profile.ts'
import { sameChainKeys } from '../profiles/same-chain.ts'
import { type Summary, summarize } from '../profiles/summary.ts'
import { renewedSession } from './login/aws-login.ts'

/** A profile with everything that follows from the two files alone, computed on first use. */
export interface Entry {
  readonly profile: Profile
  readonly chain: Chain
  /** The chain, `shortened` to the links that decide its status if it is very long; always kept, unlike `chain`. */
  readonly end: Chain
  readonly summary: Summary
  /** The first entry of the same kind and, whatever the caches hold, with the same status; often this one itself. */
  readonly sameChainAs: Entry
}

/** All profiles, indexed once per change of the files. Status, which changes with time, is in `statuses.ts`. */
export interface ProfileIndex {
  readonly profiles: Profiles
  readonly facts: LintFacts
  /** In file order, config first. */
  readonly entries: readonly Entry[]
  /** The entries that are their own `sameChainAs`. */
  readonly distinct: readonly Entry[]
  entryOf(name: string): Entry | undefined
}

/** Chains with more links than this are computed each time instead of kept. */
const MOST_KEPT = 100

class LazyEntry implements Entry {
  readonly profile: Profile
  readonly sameChainAs: Entry
  readonly #index: Pick<ProfileIndex, 'profiles' | 'facts'>
  #chain: Chain | undefined
  #end: Chain | undefined
  #summary: Summary | undefined

  constructor(
    index: Pick<ProfileIndex, 'profiles' | 'facts'>,
    profile: Profile,
    sameChainAs: Entry | undefined,
  ) {
    this.profile = profile
    this.sameChainAs = sameChainAs ?? this
    this.#index = index
  }

  get chain(): Chain {
    const chain =
      this.#chain ?? sourceChain(this.#index.profiles, this.profile, this.#index.facts.endpointVariables)
    // If each of thousands of profiles is the source of the next, their chains have millions of links.
    if (chain.links.length <= MOST_KEPT) this.#chain = chain
    return chain
  }

  get end(): Chain {
    this.#end ??= shortened(this.chain, MOST_KEPT)
    return this.#end
  }

  get summary(): Summary {
    // A filter reads every summary, and what a summary needs from the chain is the same in a shared one.
    this.#summary ??= summarize(this.profile, this.sameChainAs.chain)
    return this.#summary
  }
}

/** Indexes the profiles; their chains and summaries are computed on first use. */
export function indexProfiles(profiles: Profiles, facts: LintFacts): ProfileIndex {
  const source = { profiles, facts }
  const sameChainKey = sameChainKeys(profiles)
  const firstByKey = new Map<object, Entry>()
  const distinct: Entry[] = []
  const entries = profiles.list.map((profile) => {
    const key = sameChainKey(profile)
    const entry = new LazyEntry(source, profile, key === null ? undefined : firstByKey.get(key))
    if (entry.sameChainAs === entry) {
      distinct.push(entry)
      if (key !== null) firstByKey.set(key, entry)
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

/** The first profile of each session that the AWS CLI renews. Thousands of others can share its token. */
export function firstOfSessions(index: ProfileIndex): readonly Entry[] {
  let found = ofSessions.get(index)
  if (!found) {
    const first = new Map<string, Entry>()
    for (const entry of index.distinct) {
      const session = renewedSession(entry.end)
      if (session !== null && !first.has(session)) first.set(session, entry)
    }
    found = [...first.values()]
    ofSessions.set(index, found)
  }
  return found
}
