import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs'
import type { CacheFile, TokenFolder } from '../session/ports.ts'
import { discard, NotWritable, prepareWrite, writeAtomically } from './atomic-write.ts'
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
/** No token is larger, in bytes. */
const PROBE = Buffer.alloc(16 << 10)

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
      inWords(path(name), () => {
        create()
        // By age, because role credentials are written without a lock.
        removeLeftovers(path(name), LONGEST_WRITE_MS)
        writeAtomically(path(name), Buffer.from(text))
      })
    },
    remove: (name) => removeQuietly(path(name)),
    probe: (name) => {
      inWords(path(name), () => {
        create()
        const prepared = prepareWrite(path(name), PROBE)
        discard(prepared)
        // Only then is the file itself opened to write; otherwise another one takes its place.
        if (prepared.backup !== null) accessSync(prepared.target, constants.W_OK)
      })
    },
    locked: async (name, work, signal, onHeldUp) => {
      const release = await lock(path(name), create, signal, onHeldUp)
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
  return { read, list, write: refuse, remove: refuse, probe: refuse, locked: async (_, work) => work() }
}

/** Throws what `work` throws as an `Error` whose message is fit for the user. */
function inWords(path: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof NotWritable) throw error
    throw new Error(`cannot write ${path}: ${plainReason(errorCode(error))}`)
  }
}

async function lock(
  path: string,
  create: () => void,
  signal?: AbortSignal,
  onHeldUp?: () => void,
): Promise<() => void> {
  try {
    create()
    const options = { timeoutMs: LOCK_TIMEOUT_MS, staleMs: LOCK_TIMEOUT_MS * 2, signal, onHeldUp }
    const release = await takeLock(path, options)
    finishLocked([targetOf(path)])
    return release
  } catch (error) {
    if (error instanceof LockTimeout || signal?.aborted) throw error
    throw new Error(`cannot write ${path}: ${plainReason(errorCode(error))}`)
  }
}
