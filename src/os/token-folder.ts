import { mkdirSync, readdirSync } from 'node:fs'
import type { CacheFile, TokenFolder } from '../session/ports.ts'
import { NotWritable, writeAtomically } from './atomic-write.ts'
import { errorCode, isMissing, plainReason, reasonFor } from './files.ts'
import { finishLocked } from './finish-change.ts'
import { LockTimeout, takeLock } from './lock.ts'
import { LARGEST_CACHE, readWhole } from './read-whole.ts'
import { targetOf } from './target-of.ts'
import { removeLeftovers, removeQuietly } from './temporary-file.ts'
import { mustFinish } from './unfinished.ts'

/** The lock is held until the service has answered. */
const LOCK_TIMEOUT_MS = 30_000
/** Writes take milliseconds. This leaves plenty of time for slow disks. */
const LONGEST_WRITE_MS = 60_000

/** A folder in which AWS tools cache tokens or credentials. The first write creates it with mode 0700. */
export function openTokenFolder(folder: string): TokenFolder {
  const path = (name: string) => `${folder}/${name}`
  const create = () => mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    read: (name): CacheFile | undefined => {
      try {
        return { text: readWhole(path(name), LARGEST_CACHE).toString() }
      } catch (error) {
        return isMissing(error) ? undefined : { unreadable: reasonFor(error) }
      }
    },
    list: () => {
      try {
        return readdirSync(folder)
      } catch {
        return []
      }
    },
    write: (name, text) => {
      try {
        create()
        // By age, because role credentials are written without a lock.
        removeLeftovers(path(name), LONGEST_WRITE_MS)
        writeAtomically(path(name), Buffer.from(text))
      } catch (error) {
        if (error instanceof NotWritable) throw error
        throw new Error(`cannot write ${path(name)}: ${plainReason(errorCode(error))}`)
      }
    },
    remove: (name) => removeQuietly(path(name)),
    locked: async (name, work) => {
      const release = await lock(path(name), create)
      try {
        return await mustFinish(work())
      } finally {
        release()
      }
    },
  }
}

/** The folder without its writes: they throw, and a lock creates no file. */
export function withoutWriting({ read, list }: TokenFolder): TokenFolder {
  const refuse = () => {
    throw new Error('nothing is written with --read-only')
  }
  return { read, list, write: refuse, remove: refuse, locked: async (_, work) => work() }
}

async function lock(path: string, create: () => void): Promise<() => void> {
  try {
    create()
    const release = await takeLock(path, { timeoutMs: LOCK_TIMEOUT_MS, staleMs: LOCK_TIMEOUT_MS * 2 })
    finishLocked([targetOf(path)])
    return release
  } catch (error) {
    if (error instanceof LockTimeout) throw error
    throw new Error(`cannot write ${path}: ${plainReason(errorCode(error))}`)
  }
}
