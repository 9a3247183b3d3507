import { closeSync, constants, fsyncSync, ftruncateSync, openSync, type Stats, writeSync } from 'node:fs'
import { readWhole } from './read-whole.ts'

/** In bytes. Machines with thousands of containers have long lists of mounts. */
const LARGEST_MOUNTS = 16 << 20

/**
 * Whether a rename must not or cannot replace a file: with several names (hard links) only one of them would change, and
 * a mount point, such as a single file that a container shares, cannot be replaced (EBUSY).
 */
export function mustWriteInPlace(target: string, { nlink }: Stats): boolean {
  return nlink > 1 || isMountPoint(target)
}

/** On Linux; elsewhere a single file cannot be a mount point. */
function isMountPoint(target: string): boolean {
  if (process.platform !== 'linux') return false
  try {
    const mounts = readWhole('/proc/self/mountinfo', LARGEST_MOUNTS).toString()
    // The fifth field, with blanks and backslashes as octal escapes: proc_pid_mountinfo(5).
    const escaped = target.replace(
      /[ \t\n\\]/g,
      (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`,
    )
    return mounts.split('\n').some((line) => line.split(' ', 5)[4] === escaped)
  } catch {
    return false
  }
}

/**
 * Writes a file in place and syncs it: from its start, so that a process that is killed meanwhile leaves the start of the
 * new text before the rest of the old one. Throws Node's system errors.
 */
export function overwrite(target: string, bytes: Uint8Array): void {
  const descriptor = openSync(target, constants.O_WRONLY)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, at)
    ftruncateSync(descriptor, bytes.length)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Whether `found` is what `overwrite` leaves if the process is killed while it turns `before` into `after`. */
export function isHalfWritten(found: Buffer, before: Buffer, after: Buffer): boolean {
  let written = 0
  while (written < found.length && written < after.length && found[written] === after[written]) written++
  return found.subarray(written).equals(before.subarray(written))
}
