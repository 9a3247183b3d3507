/** A JSON file of one of the caches as it was found: its text, or why it could not be read. */
export type CacheFile = { readonly text: string } | { readonly unreadable: string }

/** The caches' files that chains ask for, by file name (`<sha1>.json`); a name that is absent has no file. */
export interface Caches {
  readonly sso: ReadonlyMap<string, CacheFile>
  readonly cli: ReadonlyMap<string, CacheFile>
  readonly login: ReadonlyMap<string, CacheFile>
}

export const NO_CACHES: Caches = { sso: new Map(), cli: new Map(), login: new Map() }
