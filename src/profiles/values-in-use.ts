import type { Profiles, Setting } from './profile.ts'

type Kind = 'profile' | 'sso-session'

/** How often each key has each value. */
type Counts = Map<string, Map<string, number>>

interface InUse {
  readonly counts: Readonly<Record<Kind, Counts>>
  /** What was already put in order, by kind and key. */
  readonly ordered: Map<string, readonly string[]>
}

const known = new WeakMap<Profiles, InUse>()

/** The values that the user's own profiles or sso-sessions give a setting, the most frequent first; without the empty. */
export function valuesInUse(profiles: Profiles, kind: Kind, key: string): readonly string[] {
  const { counts, ordered } = inUse(profiles)
  const id = `${kind} ${key}`
  const found = ordered.get(id) ?? byCount(counts[kind].get(key) ?? new Map())
  ordered.set(id, found)
  return found
}

/** In how many profiles or sso-sessions each key is set. */
export function keysInUse(profiles: Profiles, kind: Kind): ReadonlyMap<string, number> {
  const counts = inUse(profiles).counts[kind]
  const total = (values: Map<string, number>) => [...values.values()].reduce((sum, each) => sum + each, 0)
  return new Map([...counts].map(([key, values]) => [key, total(values)]))
}

/** The items whose text is in use first, in the order of `used`; the others stay in their order behind them. */
export function inUseFirst<Item>(
  items: readonly Item[],
  used: readonly string[],
  textOf: (item: Item) => string,
): readonly Item[] {
  const ranks = new Map(used.map((text, rank) => [text, rank]))
  const rank = (item: Item) => ranks.get(textOf(item)) ?? used.length
  return [...items].sort((a, b) => rank(a) - rank(b))
}

function inUse(profiles: Profiles): InUse {
  const found = known.get(profiles)
  if (found) return found
  const counts = { profile: countsOf(profiles.list), 'sso-session': countsOf(profiles.sessions.values()) }
  const fresh: InUse = { counts, ordered: new Map() }
  known.set(profiles, fresh)
  return fresh
}

function countsOf(holders: Iterable<{ readonly settings: readonly Setting[] }>): Counts {
  const counts: Counts = new Map()
  for (const { settings } of holders) {
    for (const { key, value } of settings) {
      const values = counts.get(key) ?? new Map<string, number>()
      counts.set(key, values.set(value, (values.get(value) ?? 0) + 1))
    }
  }
  return counts
}

function byCount(values: ReadonlyMap<string, number>): readonly string[] {
  return [...values]
    .filter(([value]) => value !== '')
    .sort(([, a], [, b]) => b - a)
    .map(([value]) => value)
}
