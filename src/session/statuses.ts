import type { LinkType } from '../profiles/link.ts'
import { type Problem, problem } from '../profiles/problem.ts'
import { profileValue } from '../profiles/profile.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { cachedUntil, roleCacheProblem } from './cache/role-cache.ts'
import type { CacheProblem, Caches } from './ports.ts'
import { entryProblems } from './problems.ts'
import type { Entry, ProfileIndex } from './profile-index.ts'
import { chainStatus, type Status } from './status.ts'
import { entryRoleCaches } from './wanted-caches.ts'

/** A profile's status now: the two clocks, and what is wrong with the cache file behind it. */
export interface ProfileStatus {
  readonly status: Status
  /** When the session behind the profile ends, ms since the epoch; null where no file tells. */
  readonly expiresAt: number | null
  /** Until when cached role credentials let the AWS CLI go on without that session. */
  readonly cachedUntil: number | null
  readonly cacheProblem: CacheProblem | null
  /** The same of a file of cached role credentials, at which the AWS CLI stops. */
  readonly roleCacheProblem: CacheProblem | null
}

/** The standing of one profile at `now` (ms). */
export function statusOf(
  profileIndex: ProfileIndex,
  entry: Entry,
  caches: Caches,
  now: number,
  expiringMs: number,
): ProfileStatus {
  const status = chainStatus(profileIndex.profiles, entry.sameChainAs.end, caches, now, expiringMs)
  return { ...status, ...roleCacheStatus(profileIndex, entry, caches, now) }
}

function roleCacheStatus(
  profileIndex: ProfileIndex,
  entry: Entry,
  caches: Caches,
  now: number,
): Pick<ProfileStatus, 'cachedUntil' | 'roleCacheProblem'> {
  const names = caches.cli.size > 0 ? entryRoleCaches(profileIndex, entry) : []
  if (!names.some((name) => caches.cli.has(name))) return NO_ROLES
  return { cachedUntil: cachedUntil(caches, names, now), roleCacheProblem: roleCacheProblem(caches, names) }
}

const NO_ROLES = { cachedUntil: null, roleCacheProblem: null }

/** Standings of all profiles, in the inventory's order. */
export function statusesOf(
  profileIndex: ProfileIndex,
  caches: Caches,
  now: number,
  expiringMs: number,
): ProfileStatus[] {
  // Thousands of profiles are alike: each kind of them is looked at once, but for the role credentials of each.
  const known = new Map<Entry, ProfileStatus>()
  return profileIndex.entries.map((entry) => {
    const alike = known.get(entry.sameChainAs)
    if (!alike) {
      const profileStatus = statusOf(profileIndex, entry, caches, now, expiringMs)
      known.set(entry.sameChainAs, profileStatus)
      return profileStatus
    }
    const { cachedUntil, roleCacheProblem } = roleCacheStatus(profileIndex, entry, caches, now)
    const isSame = cachedUntil === alike.cachedUntil && !roleCacheProblem && !alike.roleCacheProblem
    return isSame ? alike : { ...alike, cachedUntil, roleCacheProblem: roleCacheProblem }
  })
}

/** The problems that `entryProblems` gives, and those of damaged cache files. */
export function problemsNow(
  profileIndex: ProfileIndex,
  entry: Entry,
  profileStatus: ProfileStatus,
): readonly Problem[] {
  const problems = entryProblems(profileIndex, entry)
  const damages = cacheProblems(entry, profileStatus)
  return damages.length > 0 ? [...problems, ...damages] : problems
}

const DAMAGED_LINK: ReadonlySet<LinkType> = new Set(['sso-token', 'login-session'])

/** True for the link whose cache file a standing's `damage` is about. */
export function hasCacheProblem(type: LinkType, profileStatus: ProfileStatus): boolean {
  return profileStatus.cacheProblem !== null && DAMAGED_LINK.has(type)
}

/** One for each damaged cache file behind a profile. */
export function cacheProblems(
  { end: chain, profile }: Entry,
  { cacheProblem: damage, roleCacheProblem }: Pick<ProfileStatus, 'cacheProblem' | 'roleCacheProblem'>,
): Problem[] {
  const problems: Problem[] = []
  const add = (message: string) =>
    problems.push(problem('damaged-cache', { file: null, line: null }, message, profile.name))
  const word = shellWord(profile.name)
  if (damage) {
    const command = chain.token ? `awsprof login ${word}` : `aws login --profile ${word}`
    add(`The cached token ${damage.file} ${damage.reason}: log in again (${command}).`)
  }
  if (roleCacheProblem) {
    add(
      `The cached role credentials ${roleCacheProblem.file} cannot be used (the file ${roleCacheProblem.reason}), and the AWS CLI stops at them: awsprof check ${word} writes them anew.`,
    )
  }
  return problems
}

const dependents = new WeakMap<ProfileIndex, ReadonlyMap<string, string[]>>()

/** Profiles that name this one as their source_profile, in file order. Worked out once for an inventory. */
export function dependentsOf(profileIndex: ProfileIndex, name: string): readonly string[] {
  let known = dependents.get(profileIndex)
  if (!known) {
    const bySource = new Map<string, string[]>()
    // Profiles with a source are all distinct (likeness.ts).
    for (const { profile } of profileIndex.distinct) {
      const source = profileValue(profile, 'source_profile')
      if (source === undefined || source === profile.name) continue
      const names = bySource.get(source)
      if (names) names.push(profile.name)
      else bySource.set(source, [profile.name])
    }
    known = bySource
    dependents.set(profileIndex, known)
  }
  return known.get(name) ?? []
}
