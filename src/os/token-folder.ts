import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { CacheFile, TokenFolder } from '../session/ports.ts'
import { removeLeftovers, removeQuietly, writeAtomically } from './atomic-write.ts'
import { errorCode, plainReason } from './files.ts'
import { LockTimeout, takeLock } from './lock.ts'

/** A refresh token is in use as long as the service takes to answer. */
const LOCK_TIMEOUT_MS = 30_000
/** It takes milliseconds; a slow disk is given the benefit of the doubt. */
const LONGEST_WRITE_MS = 60_000
const LARGEST = 1 << 20

/** One of the folders in which AWS's tools cache tokens and credentials; it is made, 0700, when first written to. */
export function openTokenFolder(folder: string): TokenFolder {
  const path = (name: string) => `${folder}/${name}`
  const make = () => mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    read: (name): CacheFile | undefined => {
      try {
        if (statSync(path(name)).size > LARGEST) return { unreadable: 'far too large' }
        return { text: readFileSync(path(name), 'utf8') }
      } catch (error) {
        const code = errorCode(error)
        return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { unreadable: plainReason(code) }
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
        make()
        // Role credentials are written without a lock.
        removeLeftovers(path(name), LONGEST_WRITE_MS)
        writeAtomically(path(name), Buffer.from(text))
      } catch (error) {
        throw new Error(`cannot write ${path(name)}: ${plainReason(errorCode(error))}`)
      }
    },
    remove: (name) => removeQuietly(path(name)),
    locked: async (name, work) => {
      const release = await lock(path(name), make)
      try {
        return await work()
      } finally {
        release()
      }
    },
  }
}

/** The folder for whoever must not write: nothing is made or changed, not even a lock. */
export function withoutWriting({ read, list }: TokenFolder): TokenFolder {
  const refuse = () => {
    throw new Error('nothing is written with --read-only')
  }
  return { read, list, write: refuse, remove: refuse, locked: async (_, work) => work() }
}

async function lock(path: string, make: () => void): Promise<() => void> {
  try {
    make()
    const release = await takeLock(path, { timeoutMs: LOCK_TIMEOUT_MS, staleMs: LOCK_TIMEOUT_MS * 2 })
    removeLeftovers(path)
    return release
  } catch (error) {
    if (error instanceof LockTimeout) throw error
    throw new Error(`cannot write ${path}: ${plainReason(errorCode(error))}`)
  }
}
