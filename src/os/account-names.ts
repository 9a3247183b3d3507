import { isAbsolute } from 'node:path'
import type { Variables } from '../profiles/environment.ts'
import { openTokenFolder } from './token-folder.ts'

const FILE = 'accounts.json'

/** The folder of awsprof's own cache (XDG Base Directory Specification). */
export function cacheFolder(variables: Variables, home: string): string {
  const { XDG_CACHE_HOME: named } = variables
  // The specification has relative paths ignored.
  return `${named && isAbsolute(named) ? named : `${home}/.cache`}/awsprof`
}

/** What the portal called each account, by id; none if the file cannot be used. Never throws. */
function readAccountNames(folder: string): ReadonlyMap<string, string> {
  const file = openTokenFolder(folder).read(FILE)
  if (!file || 'unreadable' in file) return new Map()
  try {
    const json: unknown = JSON.parse(file.text)
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

/** Adds names to those kept, atomically, in a file of mode 0600. Never throws: they are for display alone. */
export function keepAccountNames(
  folder: string,
  accounts: readonly { readonly id: string; readonly name: string }[],
): void {
  const former = readAccountNames(folder)
  const names = new Map(former)
  for (const { id, name } of accounts) if (name !== '') names.set(id, name)
  if (names.size === former.size && [...names].every(([id, name]) => former.get(id) === name)) return
  try {
    openTokenFolder(folder).write(FILE, `${JSON.stringify({ names: Object.fromEntries(names) })}\n`)
  } catch {
    // A disk that is full, or a folder of somebody else: the names are asked for again next time.
  }
}
