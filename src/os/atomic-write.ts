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
 * write-file-atomic would do most of this, but it leaves its temporary file behind when the process is killed, does
 * not sync the folder (so the rename itself can be lost with the power) and drops extended attributes.
 */

const NEW_FILE_MODE = 0o600
/** For `fchown`: the owner stays as it is. */
const KEEP = -1
let count = 0

/** New bytes beside their file, on the disk. */
export interface Prepared {
  /** Puts them in the file's place. Throws Node's system errors, and then nothing has changed. */
  readonly commit: () => void
  /** Takes them away; nothing after `commit`. */
  readonly discard: () => void
}

/**
 * Replaces a file so that whoever looks, and whatever happens, finds the old bytes or the new ones. Keeps mode, owner
 * and, where `cp` can carry them, access control list and extended attributes; where the group or the list cannot be
 * kept, no group gets a right that it did not have. A symlink stays and its target is replaced. A new file is 0600; its
 * folder must exist. Throws Node's system errors, and then nothing has changed.
 */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  const { commit, discard } = prepareWrite(path, bytes)
  try {
    commit()
  } finally {
    discard()
  }
}

/** The first half of `writeAtomically`, which is the one that can find the disk full. */
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

/** Where a path leads in the end, through symlinks, also when the last one points to nothing yet. */
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

/** In a container every run may have the process id of one that was killed, and left its file behind. */
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
 * Removes what a killed writer left beside a file: for the holder of the file's lock, or, where nobody locks it, with
 * an age in ms that no write lasts.
 */
export function removeLeftovers(path: string, leastAge = 0): void {
  const target = targetOf(path)
  const folder = dirname(target)
  try {
    for (const name of readdirSync(folder)) {
      const prefix = temporaryPrefix(target)
      // The lock is called likewise.
      const isLeftover = name.startsWith(prefix) && /^\d+-\d+$/.test(name.slice(prefix.length))
      if (isLeftover && ageOf(join(folder, name)) >= leastAge) removeQuietly(join(folder, name))
    }
  } catch {
    // A folder that cannot be listed keeps them; the write itself will tell if anything is wrong.
  }
}

/** In ms, never below 0: a file's time is finer than the clock's, and may be another machine's. */
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

/** @returns false where the group is another one than before */
function giveTo(descriptor: number, { uid, gid }: Stats): boolean {
  // A folder may give its own group to what is made in it.
  const made = fstatSync(descriptor)
  if (made.uid === uid && made.gid === gid) return true
  // Only root may give a file away, but any member of a group may give it to the group.
  return [uid, KEEP].some((owner) => {
    try {
      fchownSync(descriptor, owner, gid)
      return true
    } catch {
      return false
    }
  })
}

/**
 * Extended attributes and, with the mode, the access control list, neither of which Node can read. Of what the list
 * grants, the mode shows the most as if it were the group's right, so the mode alone would give the group more.
 *
 * @returns false where there may be a list and it was not copied, as without GNU cp
 */
function copyByCp(
  descriptor: number,
  old: Stats,
  target: string,
  temporary: string,
  hasGroup: boolean,
): boolean {
  // For another group the mode must not be that of before, not even until it is set anew.
  const kept = hasGroup ? 'mode,xattr' : 'xattr'
  spawnSync('cp', ['--attributes-only', `--preserve=${kept}`, '--', target, temporary], {
    stdio: 'ignore',
    timeout: 2_000,
    // Nothing of what else is there, secrets maybe, is its business.
    env: { PATH: process.env.PATH },
  })
  return (fstatSync(descriptor).mode & 0o777) === (old.mode & 0o777)
}

/** What everybody may do, the group may too. */
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
    // Some file systems cannot sync a folder; the file itself is safe.
  }
}

export function removeQuietly(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Gone already.
  }
}
