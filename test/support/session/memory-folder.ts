import type { CacheFile, TokenFolder } from '../../../src/session/ports.ts'

/** The port of a process that never ends. */
export const mustFinish = <Result>(work: Promise<Result>): Promise<Result> => work

/** A cache folder in memory, whose locks work within this process. */
export interface MemoryFolder extends TokenFolder {
  readonly files: Map<string, string>
  /** The names of the files that were locked, in order. */
  readonly locks: readonly string[]
}

export function memoryFolder(files: Readonly<Record<string, object | string>> = {}): MemoryFolder {
  const texts = new Map(
    Object.entries(files).map(([name, text]) => [
      name,
      typeof text === 'string' ? text : JSON.stringify(text),
    ]),
  )
  const locks: string[] = []
  const last = new Map<string, Promise<unknown>>()
  return {
    files: texts,
    locks,
    read: (name): CacheFile | undefined => {
      const text = texts.get(name)
      return text === undefined ? undefined : { text }
    },
    list: () => [...texts.keys()],
    write: (name, text) => void texts.set(name, text),
    remove: (name) => void texts.delete(name),
    probe: () => undefined,
    locked: async (name, work) => {
      locks.push(name)
      const mine = (last.get(name) ?? Promise.resolve()).then(work)
      last.set(
        name,
        mine.catch(() => undefined),
      )
      return mine
    },
  }
}
