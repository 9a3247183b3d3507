import { spawnSync } from 'node:child_process'
import {
  closeSync,
  fchmodSync,
  fchownSync,
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

/*
 * write-file-atomic would do most of this, but it leaves its temporary file behind when the process is killed, does
 * not sync the folder (so the rename itself can be lost with the power) and drops extended attributes.
 */

const NEW_FILE_MODE = 0o600
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
 * and, where `cp` can carry them, extended attributes; a symlink stays and its target is replaced. A new file is 0600;
 * its folder must exist. Throws Node's system errors, and then nothing has changed.
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
  const temporary = join(folder, `${temporaryPrefix(target)}${process.pid}-${++count}`)
  const old = statSync(target, { throwIfNoEntry: false })
  const descriptor = openSync(temporary, 'wx', NEW_FILE_MODE)
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

function temporaryPrefix(target: string): string {
  return `.${basename(target)}.awsprof-`
}

/** Removes what a killed writer left beside a file. Only for the holder of the file's lock. */
export function removeLeftovers(path: string): void {
  const target = targetOf(path)
  const folder = dirname(target)
  try {
    for (const name of readdirSync(folder)) {
      const prefix = temporaryPrefix(target)
      // The lock is called likewise.
      const isLeftover = name.startsWith(prefix) && /^\d+-\d+$/.test(name.slice(prefix.length))
      if (isLeftover) removeQuietly(join(folder, name))
    }
  } catch {
    // A folder that cannot be listed keeps them; the write itself will tell if anything is wrong.
  }
}

function copyAttributes(descriptor: number, old: Stats, target: string, temporary: string): void {
  if (process.platform === 'win32') return
  try {
    if (old.uid !== process.geteuid?.() || old.gid !== process.getegid?.())
      fchownSync(descriptor, old.uid, old.gid)
  } catch {
    // Only root may give a file away.
  }
  fchmodSync(descriptor, old.mode & 0o7777)
  if (process.platform !== 'linux') return
  // Node cannot read extended attributes; without GNU cp, or on a file system without them, none are kept.
  spawnSync('cp', ['--attributes-only', '--preserve=xattr', '--', target, temporary], {
    stdio: 'ignore',
    timeout: 2_000,
    // Nothing of what else is there, secrets maybe, is its business.
    env: { PATH: process.env.PATH },
  })
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
