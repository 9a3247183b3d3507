import type { CacheFile, Caches } from '../ports.ts'

type Folder = ReadonlyMap<string, CacheFile>

/** `fresh`, but with the old objects (and so their parsed JSON) for whatever is unchanged; `old` itself if all is. */
export function keepCaches(old: Caches, fresh: Caches): Caches {
  const kept = {
    sso: keepFolder(old.sso, fresh.sso),
    cli: keepFolder(old.cli, fresh.cli),
    login: keepFolder(old.login, fresh.login),
  }
  return kept.sso === old.sso && kept.cli === old.cli && kept.login === old.login ? old : kept
}

function keepFolder(old: Folder, fresh: Folder): Folder {
  const kept = new Map([...fresh].map(([name, file]) => [name, keepFile(old.get(name), file)]))
  return kept.size === old.size && [...kept].every(([name, file]) => old.get(name) === file) ? old : kept
}

function keepFile(old: CacheFile | undefined, fresh: CacheFile): CacheFile {
  return old && contentOf(old) === contentOf(fresh) ? old : fresh
}

function contentOf(file: CacheFile): string {
  return 'text' in file ? `text ${file.text}` : `unreadable ${file.unreadable}`
}
