import type { CacheFile } from '../ports.ts'

export type CacheJson =
  | { readonly type: 'absent' }
  | { readonly type: 'damaged'; readonly reason: string }
  | { readonly type: 'read'; readonly fields: Readonly<Record<string, unknown>> }

/** True for a JSON object, the only thing that a sound cache file holds. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const known = new WeakMap<CacheFile, CacheJson>()

/** Parses a cache file, once per `CacheFile` object. Never throws. */
export function readCacheJson(file: CacheFile | undefined): CacheJson {
  if (!file) return { type: 'absent' }
  let json = known.get(file)
  if (!json) {
    json = parseCacheFile(file)
    known.set(file, json)
  }
  return json
}

function parseCacheFile(file: CacheFile): CacheJson {
  if ('unreadable' in file) return { type: 'damaged', reason: `cannot be read (${file.unreadable})` }
  try {
    const fields: unknown = JSON.parse(file.text)
    return isRecord(fields) ? { type: 'read', fields } : { type: 'damaged', reason: 'is not a JSON object' }
  } catch {
    return { type: 'damaged', reason: file.text.trim() === '' ? 'is empty' : 'is not valid JSON' }
  }
}
