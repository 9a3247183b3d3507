import type { LinkType } from '../profiles/link.ts'
import { type Problem, problem } from '../profiles/problem.ts'
import { profileValue } from '../profiles/profile.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { cachedUntil, damagedRole } from './cache/role-cache.ts'
import type { Caches, Damage } from './ports.ts'
import { type Entry, entryProblems, entryRoleCaches, type Inventory } from './profile-index.ts'
import { chainStatus, type Status } from './status.ts'

/** A profile's status now: the two clocks, and what is wrong with the cache file behind it. */
export interface Standing {
  readonly status: Status
  /** When the session behind the profile ends, ms since the epoch; null where no file tells. */
  readonly expiresAt: number | null
  /** Until when cached role credentials let the AWS CLI go on without that session. */
  readonly cachedUntil: number | null
  readonly damage: Damage | null
  /** The same of a file of cached role credentials, at which the AWS CLI stops. */
  readonly roleDamage: Damage | null
}

/** The standing of one profile at `now` (ms). */
export function standingOf(
  inventory: Inventory,
  entry: Entry,
  caches: Caches,
  now: number,
  expiringMs: number,
): Standing {
  const status = chainStatus(inventory.profiles, entry.firstAlike.end, caches, now, expiringMs)
  return { ...status, ...roleStanding(inventory, entry, caches, now) }
}

function roleStanding(
  inventory: Inventory,
  entry: Entry,
  caches: Caches,
  now: number,
): Pick<Standing, 'cachedUntil' | 'roleDamage'> {
  const names = caches.cli.size > 0 ? entryRoleCaches(inventory, entry) : []
  if (!names.some((name) => caches.cli.has(name))) return NO_ROLES
  return { cachedUntil: cachedUntil(caches, names, now), roleDamage: damagedRole(caches, names) }
}

const NO_ROLES = { cachedUntil: null, roleDamage: null }

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
    const { cachedUntil, roleDamage } = roleStanding(inventory, entry, caches, now)
    const isSame = cachedUntil === alike.cachedUntil && !roleDamage && !alike.roleDamage
    return isSame ? alike : { ...alike, cachedUntil, roleDamage }
  })
}

/** The problems that `entryProblems` gives, and those of damaged cache files. */
export function problemsNow(inventory: Inventory, entry: Entry, standing: Standing): readonly Problem[] {
  const problems = entryProblems(inventory, entry)
  const damages = damageProblems(entry, standing)
  return damages.length > 0 ? [...problems, ...damages] : problems
}

const DAMAGED_LINK: ReadonlySet<LinkType> = new Set(['sso-token', 'login-session'])

/** True for the link whose cache file a standing's `damage` is about. */
export function isDamaged(type: LinkType, standing: Standing): boolean {
  return standing.damage !== null && DAMAGED_LINK.has(type)
}

/** One for each damaged cache file behind a profile. */
export function damageProblems(
  { end: chain, profile }: Entry,
  { damage, roleDamage }: Pick<Standing, 'damage' | 'roleDamage'>,
): Problem[] {
  const problems: Problem[] = []
  const add = (message: string) =>
    problems.push(problem('damaged-cache', { file: null, line: null }, message, profile.name))
  const word = shellWord(profile.name)
  if (damage) {
    const command = chain.token ? `awsprof login ${word}` : `aws login --profile ${word}`
    add(`The cached token ${damage.file} ${damage.reason}: log in again (${command}).`)
  }
  if (roleDamage) {
    add(
      `The cached role credentials ${roleDamage.file} cannot be used (the file ${roleDamage.reason}), and the AWS CLI stops at them: awsprof check ${word} writes them anew.`,
    )
  }
  return problems
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
