import { linkSync, readdirSync, unlinkSync } from 'node:fs'
import { sha1 } from '../session/cache/token-cache.ts'
import type { CacheFile, Caches } from '../session/ports.ts'
import { isMissing, reasonFor } from './files.ts'
import { LARGEST_CACHE, readWhole } from './read-whole.ts'

export interface CacheFolders {
  readonly ssoCache: string
  readonly cliCache: string
  readonly loginCache: string
}

type Names = { readonly [cache in keyof Caches]: ReadonlySet<string> }
type Listing = { readonly [cache in keyof Caches]: ReadonlySet<string> | null }

/**
 * Reads the cache files that `wanted` selects. It gets the names of the files that exist, so that it need not hash the
 * names of files that do not. Never throws: the entry of an unreadable file says why.
 */
export function readCaches(folders: CacheFolders, wanted: (present: Listing) => Names): Caches {
  const paths = { sso: folders.ssoCache, cli: folders.cliCache, login: folders.loginCache }
  const names = wanted({ sso: list(paths.sso), cli: list(paths.cli), login: list(paths.login) })
  return {
    sso: readAll(paths.sso, names.sso),
    cli: readAll(paths.cli, names.cli),
    login: readAll(paths.login, names.login),
  }
}

/** The names in a folder; null if it exists but cannot be listed, for example after `sudo aws sso login`. */
function list(folder: string): ReadonlySet<string> | null {
  try {
    return new Set(readdirSync(folder))
  } catch (error) {
    return isMissing(error) ? new Set() : null
  }
}

function readAll(folder: string, names: ReadonlySet<string>): ReadonlyMap<string, CacheFile> {
  return new Map([...names].map((name) => [name, readOne(`${folder}/${name}`)]))
}

function readOne(path: string): CacheFile {
  try {
    return { text: readWhole(path, LARGEST_CACHE).toString() }
  } catch (error) {
    return { unreadable: reasonFor(error) }
  }
}

/** Moves the cached token of an sso-session to the session's new name, unless that has a token. Never throws. */
export function renameToken(folder: string, from: string, to: string): void {
  const pathOf = (name: string) => `${folder}/${sha1(name)}.json`
  try {
    // A link, unlike a rename, never replaces an existing file.
    linkSync(pathOf(from), pathOf(to))
    unlinkSync(pathOf(from))
  } catch {
    // Without a token, or if it cannot be moved, the renamed session is signed out, and the screen shows that.
  }
}
