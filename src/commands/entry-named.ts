import { closest } from '../profiles/lint/suggest.ts'
import type { Entry, Inventory } from '../session/profile-index.ts'
import { UsageError } from './usage-error.ts'

/** The profile that was named. Throws `UsageError`, with the nearest name, where there is none. */
export function entryNamed(inventory: Inventory, name: string): Entry {
  const entry = inventory.entryOf(name)
  if (entry) return entry
  const meant = closest(name, [...inventory.profiles.byName.keys()])
  throw new UsageError(`there is no profile "${name}"${meant ? `; did you mean ${meant}?` : ''}`)
}
