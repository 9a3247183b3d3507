import { closest } from '../profiles/lint/suggest.ts'
import type { Entry, ProfileIndex } from '../session/profile-index.ts'
import { UsageError } from './usage-error.ts'

/** The profile of that name. Throws `UsageError`, which suggests the closest name, if there is none. */
export function entryNamed(profileIndex: ProfileIndex, name: string): Entry {
  const entry = profileIndex.entryOf(name)
  if (entry) return entry
  const meant = closest(name, [...profileIndex.profiles.byName.keys()])
  // It is what counts where nothing is named.
  const advice = name === 'default' ? '; name one, or set AWS_PROFILE (awsprof list shows them all)' : ''
  throw new UsageError(`there is no profile "${name}"${meant ? `; did you mean ${meant}?` : advice}`)
}
