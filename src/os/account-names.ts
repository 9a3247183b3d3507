import { isAbsolute } from 'node:path'
import type { Variables } from '../profiles/environment.ts'
import { LARGEST_CACHE, readWhole } from './read-whole.ts'

/** In awsprof's own cache. */
export const ACCOUNTS_FILE = 'accounts.json'

/** The folder of awsprof's own cache (XDG Base Directory Specification). */
export function cacheFolder(variables: Variables, home: string): string {
  const { XDG_CACHE_HOME: named } = variables
  // The specification has relative paths ignored.
  return `${named && isAbsolute(named) ? named : `${home}/.cache`}/awsprof`
}

/** What the portal called each account, by id; none if the file cannot be used. Never throws. */
export function readAccountNames(folder: string): ReadonlyMap<string, string> {
  try {
    const json: unknown = JSON.parse(readWhole(`${folder}/${ACCOUNTS_FILE}`, LARGEST_CACHE).toString())
    const names = typeof json === 'object' && json !== null && 'names' in json ? json.names : null
    if (typeof names !== 'object' || names === null) return new Map()
    return new Map(
      Object.entries(names).filter(
        (entry): entry is [string, string] => /^\d{12}$/.test(entry[0]) && typeof entry[1] === 'string',
      ),
    )
  } catch {
    return new Map()
  }
}
