import type { CacheFile, TokenFolder } from '../../../src/session/ports.ts'

/** A cache folder in memory. */
export interface MemoryFolder extends TokenFolder {
  readonly files: Map<string, string>
  /** Which files were locked, in order. */
  readonly locks: readonly string[]
}

export function memoryFolder(files: Readonly<Record<string, object | string>> = {}): MemoryFolder {
  const kept = new Map(
    Object.entries(files).map(([name, text]) => [
      name,
      typeof text === 'string' ? text : JSON.stringify(text),
    ]),
  )
  const locks: string[] = []
  let last: Promise<unknown> = Promise.resolve()
  return {
    files: kept,
    locks,
    read: (name): CacheFile | undefined => {
      const text = kept.get(name)
      return text === undefined ? undefined : { text }
    },
    list: () => [...kept.keys()],
    write: (name, text) => void kept.set(name, text),
    remove: (name) => void kept.delete(name),
    locked: async (name, work) => {
      locks.push(name)
      const mine = last.then(work)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
