import { closeSync, fsyncSync, openSync, readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { errorCode } from './files.ts'
import { targetOf } from './target-of.ts'

const NEW_FILE_MODE = 0o600
let count = 0

/**
 * Writes a new file for its owner alone beside another one and syncs it to disk. Throws Node's system errors, and then
 * leaves no file.
 *
 * @param prepare called with the new, empty file
 * @returns its path
 */
export function writeBeside(
  target: string,
  bytes: Uint8Array,
  prepare?: (descriptor: number, path: string) => void,
): string {
  const { path, descriptor } = openTemporary(target)
  try {
    try {
      prepare?.(descriptor, path)
      writeFileSync(descriptor, bytes)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    removeQuietly(path)
    throw error
  }
  return path
}

/** In a container, a process can have the same id as one that was killed and left its temporary file behind. */
function openTemporary(target: string): { path: string; descriptor: number } {
  for (;;) {
    const path = join(dirname(target), `${temporaryPrefix(target)}${process.pid}-${++count}`)
    try {
      return { path, descriptor: openSync(path, 'wx', NEW_FILE_MODE) }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

function temporaryPrefix(target: string): string {
  return `.${basename(target)}.awsprof-`
}

/** Whether `path` is that of a temporary file of `target`. The lock and the journal have the same prefix, but no number. */
export function isTemporaryOf(target: string, path: string): boolean {
  const [name, prefix] = [basename(path), temporaryPrefix(target)]
  const rest = name.slice(prefix.length)
  return dirname(path) === dirname(target) && name.startsWith(prefix) && /^\d+-\d+$/.test(rest)
}

/** The temporary files that killed processes left beside a file; none if its folder cannot be listed. Never throws. */
export function leftoversOf(path: string): string[] {
  const target = targetOf(path)
  const folder = dirname(target)
  try {
    const prefix = temporaryPrefix(target)
    return readdirSync(folder)
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(folder, name))
      .filter((each) => isTemporaryOf(target, each))
  } catch {
    return []
  }
}

/**
 * Removes the temporary files that killed processes left beside a file. The caller must hold the lock of the file, or
 * else give a `leastAge`, in ms, that is longer than any write takes. Never throws.
 */
export function removeLeftovers(path: string, leastAge = 0): void {
  for (const each of leftoversOf(path)) if (ageOf(each) >= leastAge) removeQuietly(each)
}

/** In ms, and never negative: file times are finer than our clock, and can come from another machine's. */
function ageOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats ? Math.max(0, Date.now() - stats.mtimeMs) : 0
}

/** Removes a file if it can. Never throws. */
export function removeQuietly(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Already gone, or it cannot be removed.
  }
}
