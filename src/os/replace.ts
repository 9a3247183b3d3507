import { renameSync } from 'node:fs'
import { errorCode } from './files.ts'

/** Codes with which Windows refuses to replace a file that another program has open. */
const HELD: readonly string[] = ['EBUSY', 'EPERM', 'EACCES']
const MOST_TRIES = 20
const PAUSE_MS = 50

/**
 * Gives a file the name of another one, which it replaces. On Windows that fails while somebody has the other one open, as
 * virus scanners and indexers have for a moment whatever was just written: there it is tried for a second, which blocks.
 * Throws Node's system errors.
 */
export function replace(from: string, to: string, rename = renameSync, platform = process.platform): void {
  for (let tries = 1; ; tries++) {
    try {
      rename(from, to)
      return
    } catch (error) {
      if (platform !== 'win32' || tries === MOST_TRIES || !HELD.includes(errorCode(error))) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
    }
  }
}
