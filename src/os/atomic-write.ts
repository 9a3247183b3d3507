import { spawnSync } from 'node:child_process'
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { errorCode } from './files.ts'

/*
 * write-file-atomic would do most of this, but it leaves its temporary file behind if the process is killed, does not
 * sync the folder (so a power failure can undo the rename) and drops extended attributes.
 */

const NEW_FILE_MODE = 0o600
/** Tells `fchown` not to change the owner. */
const KEEP_OWNER = -1
let count = 0

/** A temporary file beside its target, synced to disk. */
export interface Prepared {
  /** Replaces the target. Throws Node's system errors, and then nothing has changed. */
  readonly commit: () => void
  /** Removes the temporary file. Does nothing after `commit`. */
  readonly discard: () => void
}

/**
 * Replaces a file so that readers always see either the old bytes or the new ones. Keeps its mode and owner and, with
 * GNU cp, its access control list and extended attributes. If the group or the list cannot be kept, no group gains a
 * right. If `path` is a symlink, its target is replaced. A new file gets mode 0600; its folder must exist. Throws Node's
 * system errors, and then nothing has changed.
 */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  const { commit, discard } = prepareWrite(path, bytes)
  try {
    commit()
  } finally {
    discard()
  }
}

/** The first half of `writeAtomically`, and the only one that can fail because the disk is full. */
export function prepareWrite(path: string, bytes: Uint8Array): Prepared {
  const target = targetOf(path)
  const folder = dirname(target)
  const old = statSync(target, { throwIfNoEntry: false })
  const { temporary, descriptor } = openTemporary(target)
  try {
    try {
      if (old) copyAttributes(descriptor, old, target, temporary)
      writeFileSync(descriptor, bytes)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    removeQuietly(temporary)
    throw error
  }
  const commit = () => {
    renameSync(temporary, target)
    syncFolder(folder)
  }
  return { commit, discard: () => removeQuietly(temporary) }
}

/** The absolute path behind all symlinks, even if nothing exists there yet. */
export function targetOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    try {
      return targetOf(resolve(dirname(path), readlinkSync(path)))
    } catch {
      return resolve(path)
    }
  }
}

/** In a container, a process can have the same id as one that was killed and left its temporary file behind. */
function openTemporary(target: string): { temporary: string; descriptor: number } {
  for (;;) {
    const temporary = join(dirname(target), `${temporaryPrefix(target)}${process.pid}-${++count}`)
    try {
      return { temporary, descriptor: openSync(temporary, 'wx', NEW_FILE_MODE) }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

function temporaryPrefix(target: string): string {
  return `.${basename(target)}.awsprof-`
}

/**
 * Removes the temporary files that killed processes left beside a file. The caller must hold the lock of the file, or
 * else give a `leastAge`, in ms, that is longer than any write takes.
 */
export function removeLeftovers(path: string, leastAge = 0): void {
  const target = targetOf(path)
  const folder = dirname(target)
  try {
    for (const name of readdirSync(folder)) {
      const prefix = temporaryPrefix(target)
      // The lock has the same prefix.
      const isLeftover = name.startsWith(prefix) && /^\d+-\d+$/.test(name.slice(prefix.length))
      if (isLeftover && ageOf(join(folder, name)) >= leastAge) removeQuietly(join(folder, name))
    }
  } catch {
    // The folder cannot be listed. If that matters, the write itself will fail.
  }
}

/** In ms, and never negative: file times are finer than our clock, and can come from another machine's. */
function ageOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats ? Math.max(0, Date.now() - stats.mtimeMs) : 0
}

function copyAttributes(descriptor: number, old: Stats, target: string, temporary: string): void {
  if (process.platform === 'win32') return
  const hasGroup = giveTo(descriptor, old)
  const isWhole = process.platform !== 'linux' || copyByCp(descriptor, old, target, temporary, hasGroup)
  fchmodSync(descriptor, hasGroup && isWhole ? old.mode & 0o7777 : withoutGroup(old.mode))
}

/** @returns whether the file has its old group */
function giveTo(descriptor: number, { uid, gid }: Stats): boolean {
  // New files can get the group of their folder (setgid).
  const current = fstatSync(descriptor)
  if (current.uid === uid && current.gid === gid) return true
  // Only root can change the owner, but a member of a group can change the group to it.
  return [uid, KEEP_OWNER].some((owner) => {
    try {
      fchownSync(descriptor, owner, gid)
      return true
    } catch {
      return false
    }
  })
}

/**
 * Copies extended attributes and, with the mode, the access control list. Node can read neither of them. If there is a
 * list, the group bits of the mode are its mask (acl(5)), so copying the mode alone could give the group more rights.
 *
 * @returns false if there may be a list that was not copied, as without GNU cp
 */
function copyByCp(
  descriptor: number,
  old: Stats,
  target: string,
  temporary: string,
  hasGroup: boolean,
): boolean {
  // If the group has changed, the old mode must not apply to it, not even for a moment.
  const attributes = hasGroup ? 'mode,xattr' : 'xattr'
  spawnSync('cp', ['--attributes-only', `--preserve=${attributes}`, '--', target, temporary], {
    stdio: 'ignore',
    timeout: 2_000,
    // The other variables may hold secrets.
    env: { PATH: process.env.PATH },
  })
  return (fstatSync(descriptor).mode & 0o777) === (old.mode & 0o777)
}

/** The mode with the rights of others for the group. */
function withoutGroup(mode: number): number {
  return mode & (0o7707 | ((mode & 0o007) << 3))
}

function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch {
    // Some file systems cannot sync a folder. The file itself is synced.
  }
}

/** Removes a file if it can. Never throws. */
export function removeQuietly(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Already gone, or it cannot be removed.
  }
}
