import { closest } from './lint/suggest.ts'

/** Comparing a name with thousands takes long, and a file with more wrong names than this has another fault. */
const MOST_SOUGHT = 100

const known = new WeakMap<ReadonlyMap<string, unknown>, Map<string, string | undefined>>()

/** The one of these names that was probably meant by one that is not among them; undefined if none is close. */
export function meantName(typed: string, names: ReadonlyMap<string, unknown>): string | undefined {
  const found = known.get(names) ?? new Map<string, string | undefined>()
  known.set(names, found)
  if (!found.has(typed) && found.size < MOST_SOUGHT) found.set(typed, search(typed, names))
  return found.get(typed)
}

function search(typed: string, names: ReadonlyMap<string, unknown>): string | undefined {
  // As it stands in a header, or in quotes.
  const bare = typed.replace(/^(profile|sso-session)\s+/, '').replace(/["']/g, '')
  return names.has(bare) ? bare : closest(bare, [...names.keys()])
}
