import { shortened, sourceChain } from '../profiles/chain.ts'
import type { Chain } from '../profiles/link.ts'
import { inheritedProblems } from '../profiles/lint/chain-problems.ts'
import {
  generalProblems,
  generalProblemsOf,
  inFileOrder,
  type LintFacts,
  problemsOf,
} from '../profiles/lint/lint.ts'
import { problemsOfSession } from '../profiles/lint/session-problems.ts'
import type { Problem } from '../profiles/problem.ts'
import { type Profile, type Profiles, profileValue } from '../profiles/profile.ts'
import { sameChainKeys } from '../profiles/same-chain.ts'
import { type Summary, summarize } from '../profiles/summary.ts'
import { loginCacheName } from './cache/login-cache.ts'
import { roleCacheNames, ssoRoleCacheName } from './cache/role-cache.ts'
import { tokenCacheName } from './cache/token-cache.ts'

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

const ofProfile = new WeakMap<Entry, readonly Problem[]>()
const ofFiles = new WeakMap<ProfileIndex, GeneralProblems>()

/** Problems of one profile, its lines in the files and its sso-session included; worked out when first asked for. */
export function entryProblems(profileIndex: ProfileIndex, entry: Entry): readonly Problem[] {
  let problems = ofProfile.get(entry)
  if (!problems) {
    const { profiles, facts } = profileIndex
    const name = entry.profile.name
    const session = profiles.sessions.get(entry.summary.ssoSession ?? '')
    problems = inFileOrder(
      unique([
        ...problemsOf(profiles, entry.profile, entry.chain, facts),
        ...generalOf(profileIndex, name),
        ...(session ? problemsOfSession(profiles, session) : []),
      ]),
    )
    ofProfile.set(entry, problems)
  }
  return problems
}

/** Problems of the files, sections and sso-sessions. Whoever asks for those of many profiles asks for this first. */
export function fileProblems(profileIndex: ProfileIndex): readonly Problem[] {
  return general(profileIndex).all
}

interface GeneralProblems {
  readonly all: readonly Problem[]
  readonly byProfile: ReadonlyMap<string | null, readonly Problem[]>
}

function general(profileIndex: ProfileIndex): GeneralProblems {
  let problems = ofFiles.get(profileIndex)
  if (!problems) {
    const all = inFileOrder(generalProblems(profileIndex.profiles, profileIndex.facts))
    problems = { all, byProfile: Map.groupBy(all, (each) => each.profile) }
    ofFiles.set(profileIndex, problems)
  }
  return problems
}

/** For the first picture those of the chosen profile are enough: all of them take longer than all the rest of it. */
function generalOf(profileIndex: ProfileIndex, name: string): readonly Problem[] {
  const known = ofFiles.get(profileIndex)
  return known
    ? (known.byProfile.get(name) ?? [])
    : generalProblemsOf(profileIndex.profiles, name, profileIndex.facts)
}

/** Every problem once, in file order: a fault that breaks ten profiles is told for the one in whose lines it stands. */
export function allProblems(profileIndex: ProfileIndex): readonly Problem[] {
  const own: Problem[] = [...fileProblems(profileIndex)]
  const inherited: Problem[] = []
  for (const entry of profileIndex.entries) {
    const ofOthers = new Set(inheritedProblems(entry.chain).map(problemId))
    for (const each of entryProblems(profileIndex, entry)) {
      if (each.profile !== null) (ofOthers.has(problemId(each)) ? inherited : own).push(each)
    }
  }
  // A source with keys is taken by them, half a pair included; its own chain may lead elsewhere.
  const told = new Set(own.map(problemId))
  return inFileOrder(unique([...own, ...inherited.filter((each) => !told.has(problemId(each)))]))
}

function problemId({ code, file, line }: Problem): string {
  return `${code} ${file} ${line}`
}

/** The same words about the same line are the same problem, whether it is told of a profile or of its session. */
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ code, file, line, message }) => {
    const id = [code, file, line, message].join('\n')
    return !seen.has(id) && seen.add(id)
  })
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

const names = new WeakMap<Entry, readonly string[]>()

/** Files of `~/.aws/cli/cache` that may hold the entry's role credentials. */
export function entryRoleCaches(profileIndex: ProfileIndex, entry: Entry): readonly string[] {
  let found = names.get(entry)
  if (!found) {
    found = likeFirst(entry) ?? roleCacheNames(profileIndex.profiles, entry.chain)
    names.set(entry, found)
  }
  return found
}

/** For thousands on a few sessions: what tells their role credentials from those of the first needs no chain. */
function likeFirst({ profile, sameChainAs: { end: chain } }: Entry): readonly string[] | null {
  const isPlain = chain.kind === 'sso-session' || chain.kind === 'sso-legacy'
  if (!isPlain || !chain.token || chain.links.some((each) => each.problem)) return null
  const [account, role] = [profileValue(profile, 'sso_account_id'), profileValue(profile, 'sso_role_name')]
  return account === undefined || role === undefined ? null : [ssoRoleCacheName(account, role, chain.token)]
}

/** Names of cache files; null for a folder that could not be listed, whose files are then asked for blindly. */
export interface CacheListing {
  readonly sso: ReadonlySet<string> | null
  readonly cli: ReadonlySet<string> | null
  readonly login: ReadonlySet<string> | null
}

export type CacheNames = { readonly [cache in keyof CacheListing]: ReadonlySet<string> }

/** Which of the files that lie in the caches any chain asks for: a cache may hold thousands of others. */
export function wantedCaches(profileIndex: ProfileIndex, present: CacheListing): CacheNames {
  const wanted = { sso: new Set<string>(), cli: new Set<string>(), login: new Set<string>() }
  for (const { end } of profileIndex.distinct) {
    const { token, links } = end
    if (token && present.sso?.size !== 0) wanted.sso.add(tokenCacheName(token))
    const last = links.at(-1)
    if (last?.type === 'login-session' && present.login?.size !== 0) {
      wanted.login.add(loginCacheName(last.name ?? ''))
    }
  }
  if (present.cli?.size !== 0) {
    for (const entry of profileIndex.entries) {
      for (const name of entryRoleCaches(profileIndex, entry)) wanted.cli.add(name)
    }
  }
  // A session that no profile uses yet can be logged in to, and the wizard asks what it gives access to.
  if (present.sso?.size !== 0) {
    for (const session of profileIndex.profiles.sessions.keys())
      wanted.sso.add(tokenCacheName({ ssoSession: session, startUrl: '', region: '' }))
  }
  const there = (names: Set<string>, listed: ReadonlySet<string> | null) =>
    listed ? names.intersection(listed) : names
  return {
    sso: there(wanted.sso, present.sso),
    cli: there(wanted.cli, present.cli),
    login: there(wanted.login, present.login),
  }
}
