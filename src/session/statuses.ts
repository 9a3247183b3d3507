import { awsLoginCommand } from '../profiles/aws-login-command.ts'
import type { LinkType } from '../profiles/link.ts'
import { type Problem, problem } from '../profiles/problem.ts'
import { settingValue } from '../profiles/profile.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { cachedUntil, roleCacheProblem } from './cache/role-cache.ts'
import { loginLink } from './login/aws-login.ts'
import type { CacheProblem, Caches } from './ports.ts'
import { entryProblems } from './problems.ts'
import type { Entry, ProfileIndex } from './profile-index.ts'
import { chainStatus, type Status } from './status.ts'
import { entryRoleCaches } from './wanted-caches.ts'

/** A profile's status at one moment, both expiry times, and any cache files that cannot be used. */
export interface ProfileStatus {
  readonly status: Status
  /** When the session behind the profile ends, ms since the epoch; null if no file says. */
  readonly expiresAt: number | null
  /** Until when (ms since the epoch) the AWS CLI can work from cached role credentials, session or not. */
  readonly cachedUntil: number | null
  readonly cacheProblem: CacheProblem | null
  /** A damaged file of cached role credentials, which makes the AWS CLI fail. */
  readonly roleCacheProblem: CacheProblem | null
}

/** The status of one profile at `now` (ms). */
export function statusOf(
  index: ProfileIndex,
  entry: Entry,
  caches: Caches,
  now: number,
  expiringMs: number,
): ProfileStatus {
  const status = chainStatus(index.profiles, entry.sameChainAs.end, caches, now, expiringMs)
  return { ...status, ...roleCacheStatus(index, entry, caches, now) }
}

function roleCacheStatus(
  index: ProfileIndex,
  entry: Entry,
  caches: Caches,
  now: number,
): Pick<ProfileStatus, 'cachedUntil' | 'roleCacheProblem'> {
  const names = caches.cli.size > 0 ? entryRoleCaches(index, entry) : []
  if (!names.some((name) => caches.cli.has(name))) return NO_ROLES
  return { cachedUntil: cachedUntil(caches, names, now), roleCacheProblem: roleCacheProblem(caches, names) }
}

const NO_ROLES = { cachedUntil: null, roleCacheProblem: null }

/** The statuses of all profiles, in the order of the index. */
export function statusesOf(
  index: ProfileIndex,
  caches: Caches,
  now: number,
  expiringMs: number,
): ProfileStatus[] {
  // Thousands of profiles can share a few chains: only their role credentials are looked up one by one.
  const byChain = new Map<Entry, ProfileStatus>()
  return index.entries.map((entry) => {
    const shared = byChain.get(entry.sameChainAs)
    if (!shared) {
      const status = statusOf(index, entry, caches, now, expiringMs)
      byChain.set(entry.sameChainAs, status)
      return status
    }
    if (caches.cli.size === 0) return shared
    const { cachedUntil, roleCacheProblem } = roleCacheStatus(index, entry, caches, now)
    const isSame = cachedUntil === shared.cachedUntil && !roleCacheProblem && !shared.roleCacheProblem
    return isSame ? shared : { ...shared, cachedUntil, roleCacheProblem }
  })
}

/** The result of `entryProblems`, and the problems of damaged cache files. */
export function problemsNow(index: ProfileIndex, entry: Entry, status: ProfileStatus): readonly Problem[] {
  const problems = entryProblems(index, entry)
  if (!status.cacheProblem && !status.roleCacheProblem) return problems
  return [...problems, ...cacheProblems(entry, status)]
}

const CACHED_LINKS: ReadonlySet<LinkType> = new Set(['sso-token', 'login-session'])

/** True if `cacheProblem` of the status is about a link of this type. */
export function hasCacheProblem(type: LinkType, status: ProfileStatus): boolean {
  return status.cacheProblem !== null && CACHED_LINKS.has(type)
}

/** One problem per damaged cache file behind a profile. */
export function cacheProblems(
  { end: chain, profile }: Entry,
  { cacheProblem, roleCacheProblem }: Pick<ProfileStatus, 'cacheProblem' | 'roleCacheProblem'>,
): Problem[] {
  const problems: Problem[] = []
  const add = (message: string) =>
    problems.push(problem('damaged-cache', { file: null, line: null }, message, profile.name))
  const word = shellWord(profile.name)
  if (cacheProblem) {
    const command = chain.token
      ? `awsprof login ${word}`
      : awsLoginCommand(loginLink(chain)?.profile ?? profile.name)
    add(`The cached token ${cacheProblem.file} ${cacheProblem.reason}: log in again (${command}).`)
  }
  if (roleCacheProblem) {
    add(
      `The cached role credentials ${roleCacheProblem.file} are damaged (the file ${roleCacheProblem.reason}), and the AWS CLI fails on them: run awsprof check ${word} to replace them.`,
    )
  }
  return problems
}

const dependents = new WeakMap<ProfileIndex, ReadonlyMap<string, string[]>>()

/** Names of the profiles whose source_profile is `name`, in file order. Computed once per index. */
export function dependentsOf(index: ProfileIndex, name: string): readonly string[] {
  let known = dependents.get(index)
  if (!known) {
    const bySource = new Map<string, string[]>()
    // A profile with a source_profile never shares another's chain (same-chain.ts), so `distinct` has them all.
    for (const { profile } of index.distinct) {
      const source = settingValue(profile, 'source_profile')
      if (source === undefined || source === profile.name) continue
      const names = bySource.get(source)
      if (names) names.push(profile.name)
      else bySource.set(source, [profile.name])
    }
    known = bySource
    dependents.set(index, known)
  }
  return known.get(name) ?? []
}
