import type { LinkType } from '../profiles/link.ts'
import { type Problem, problem } from '../profiles/problem.ts'
import { profileValue } from '../profiles/profile.ts'
import { type Entry, entryProblems, entryRoleCaches, type Inventory } from './inventory.ts'
import type { Caches } from './ports.ts'
import { cachedUntil } from './role-cache.ts'
import { chainStatus, type Status } from './status.ts'

/** A profile's status now: the two clocks, and what is wrong with the cache file behind it. */
export interface Standing {
  readonly status: Status
  /** When the session behind the profile ends, ms since the epoch; null where no file tells. */
  readonly expiresAt: number | null
  /** Until when cached role credentials let the AWS CLI go on without that session. */
  readonly cachedUntil: number | null
  readonly damage: { readonly file: string; readonly reason: string } | null
}

/** The standing of one profile at `now` (ms). */
export function standingOf(
  inventory: Inventory,
  entry: Entry,
  caches: Caches,
  now: number,
  expiringMs: number,
): Standing {
  const { chain } = entry.firstAlike
  const status = chainStatus(inventory.profiles, chain, caches, now, expiringMs)
  return { ...status, cachedUntil: roleCachedUntil(inventory, entry, caches, now) }
}

function roleCachedUntil(inventory: Inventory, entry: Entry, caches: Caches, now: number): number | null {
  const names = caches.cli.size > 0 ? entryRoleCaches(inventory, entry) : []
  return names.length > 0 ? cachedUntil(caches, names, now) : null
}

/** Standings of all profiles, in the inventory's order. */
export function standings(inventory: Inventory, caches: Caches, now: number, expiringMs: number): Standing[] {
  // Thousands of profiles are alike: each kind of them is looked at once, but for the role credentials of each.
  const known = new Map<Entry, Standing>()
  return inventory.entries.map((entry) => {
    const alike = known.get(entry.firstAlike)
    if (!alike) {
      const standing = standingOf(inventory, entry, caches, now, expiringMs)
      known.set(entry.firstAlike, standing)
      return standing
    }
    const until = roleCachedUntil(inventory, entry, caches, now)
    return until === alike.cachedUntil ? alike : { ...alike, cachedUntil: until }
  })
}

/** The problems that `entryProblems` gives, and that of a damaged cache file. */
export function problemsNow(inventory: Inventory, entry: Entry, standing: Standing): readonly Problem[] {
  const problems = entryProblems(inventory, entry)
  const { damage } = standing
  return damage ? [...problems, damageProblem(entry, damage)] : problems
}

const DAMAGED_LINK: ReadonlySet<LinkType> = new Set(['sso-token', 'login-session'])

/** True for the link whose cache file a standing's `damage` is about. */
export function isDamaged(type: LinkType, standing: Standing): boolean {
  return standing.damage !== null && DAMAGED_LINK.has(type)
}

export function damageProblem(
  entry: Entry,
  damage: { readonly file: string; readonly reason: string },
): Problem {
  const command = entry.chain.token ? `awsprof login ${entry.profile.name}` : 'aws login'
  const message = `The cached token ${damage.file} ${damage.reason}: log in again (${command}).`
  return problem('damaged-cache', { file: null, line: null }, message, entry.profile.name)
}

const dependents = new WeakMap<Inventory, ReadonlyMap<string, string[]>>()

/** Profiles that name this one as their source_profile, in file order. Worked out once for an inventory. */
export function dependentsOf(inventory: Inventory, name: string): readonly string[] {
  let known = dependents.get(inventory)
  if (!known) {
    const bySource = new Map<string, string[]>()
    // Profiles with a source are all distinct (likeness.ts).
    for (const { profile } of inventory.distinct) {
      const source = profileValue(profile, 'source_profile')
      if (source === undefined || source === profile.name) continue
      const names = bySource.get(source)
      if (names) names.push(profile.name)
      else bySource.set(source, [profile.name])
    }
    known = bySource
    dependents.set(inventory, known)
  }
  return known.get(name) ?? []
}
