import { linkSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs'
import { sha1 } from '../session/cache/token-cache.ts'
import type { CacheFile, Caches } from '../session/ports.ts'
import { errorCode, plainReason } from './files.ts'

export interface CacheFolders {
  readonly ssoCache: string
  readonly cliCache: string
  readonly loginCache: string
}

type Names = { readonly [cache in keyof Caches]: ReadonlySet<string> }
type Listing = { readonly [cache in keyof Caches]: ReadonlySet<string> | null }

/**
 * Reads the cache files that are asked for. `wanted` is given the names that are there, so that nothing is read, or
 * even hashed, in vain. Never throws: what cannot be read says why in its entry.
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

/** Names in a folder; null where it is there but cannot be listed, as after a `sudo aws sso login`. */
function list(folder: string): ReadonlySet<string> | null {
  try {
    return new Set(readdirSync(folder))
  } catch (error) {
    const code = errorCode(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? new Set() : null
  }
}

/** A token takes some kilobytes; a foreign giant in the cache must not be loaded. */
const LARGEST = 1 << 20

function readAll(folder: string, names: ReadonlySet<string>): ReadonlyMap<string, CacheFile> {
  return new Map([...names].map((name) => [name, readOne(`${folder}/${name}`)]))
}

function readOne(path: string): CacheFile {
  try {
    if (statSync(path).size > LARGEST) return { unreadable: 'far too large' }
    return { text: readFileSync(path, 'utf8') }
  } catch (error) {
    return { unreadable: plainReason(errorCode(error)) }
  }
}

/** Lets the cached token of an sso-session follow its new name; one that is there already is left alone. Never throws. */
export function renameToken(folder: string, from: string, to: string): void {
  const [before, after] = [from, to].map((name) => `${folder}/${sha1(name)}.json`) as [string, string]
  try {
    // A link, unlike a rename, never replaces what is there.
    linkSync(before, after)
    unlinkSync(before)
  } catch {
    // No token, or no way to move it: the session is signed out under its new name, as the screen says.
  }
}
