import { nearest } from './lint/suggest.ts'

/** Comparing a name with thousands takes long, and a file with more wrong names than this has another fault. */
const MOST_SOUGHT = 100
/** Among more, nobody finds the right one faster than by typing it. */
const MOST_NAMES = 3

const known = new WeakMap<ReadonlyMap<string, unknown>, Map<string, readonly string[]>>()

/** Those of these names that may have been meant by one that is not among them, the nearest first, three at most. */
export function meantNames(typed: string, names: ReadonlyMap<string, unknown>): readonly string[] {
  const found = known.get(names) ?? new Map<string, readonly string[]>()
  known.set(names, found)
  if (!found.has(typed) && found.size < MOST_SOUGHT) found.set(typed, search(typed, names))
  return found.get(typed) ?? []
}

function search(typed: string, names: ReadonlyMap<string, unknown>): readonly string[] {
  // As it stands in a header, or in quotes.
  const bare = typed.replace(/^(profile|sso-session|services)\s+/, '').replace(/["']/g, '')
  if (names.has(bare)) return [bare]
  return nearest(bare, names.keys()).slice(0, MOST_NAMES)
}
