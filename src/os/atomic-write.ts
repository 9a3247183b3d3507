import { closeSync, fsyncSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { copyAttributes } from './file-attributes.ts'
import { writeJournal } from './journal.ts'
import { mustWriteInPlace, overwrite } from './overwrite.ts'
import type { Prepared, Step } from './prepared.ts'
import { LARGEST_FILE, readWhole, whatElse } from './read-whole.ts'
import { replace } from './replace.ts'
import { targetOf } from './target-of.ts'
import { removeQuietly, writeBeside } from './temporary-file.ts'

/*
 * write-file-atomic would do most of this, but it leaves its temporary file behind if the process is killed, does not
 * sync the folder (so a power failure can undo the rename) and drops extended attributes.
 */

/** What is at the path is never written. The message is a sentence without its full stop. */
export class NotWritable extends Error {}

/**
 * Replaces a file so that readers always see either the old bytes or the new ones. Keeps its mode and owner and, with
 * GNU cp, its access control list and extended attributes. If the group or the list cannot be kept, no group gains a
 * right. If `path` is a symlink, its target is replaced. A new file gets mode 0600; its folder must exist. A file with
 * several names (hard links), or one that is a mount point, is written in place. Throws NotWritable or Node's system
 * errors, and then nothing has changed.
 */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  commitAll([prepareWrite(path, bytes)])
}

/**
 * The first half of a write, and the only one that can fail because the disk is full. Throws as `writeAtomically` does.
 * Call `commitAll` or `discard` with the result.
 */
export function prepareWrite(path: string, after: Uint8Array): Prepared {
  const target = targetOf(path)
  const old = statSync(target, { throwIfNoEntry: false })
  const kind = old ? whatElse(old) : null
  if (kind !== null) throw new NotWritable(`${target} is ${kind}, which is never written`)
  const isInPlace = old !== undefined && mustWriteInPlace(target, old)
  const temporary = writeBeside(target, after, (descriptor, path) => {
    if (old && !isInPlace) copyAttributes(descriptor, old, target, path)
  })
  if (!isInPlace) return { target, isNew: old === undefined, after, temporary, backup: null }
  try {
    const backup = writeBeside(target, readWhole(target, LARGEST_FILE))
    return { target, isNew: false, after, temporary, backup }
  } catch (error) {
    removeQuietly(temporary)
    throw error
  }
}

/**
 * Writes all files or none. A process that is killed meanwhile leaves a journal, from which the next one finishes the
 * change or takes it back (`finishChange`). Throws Node's system errors, and then nothing has changed.
 */
export function commitAll(all: readonly Prepared[]): void {
  try {
    const [first] = all
    if (all.length === 1 && first?.backup === null) commit(first)
    else commitSteps(all)
  } finally {
    all.forEach(discard)
  }
}

function commitSteps(all: readonly Prepared[]): void {
  const steps = all.map((each): Step => {
    return { ...each, before: each.isNew ? null : readWhole(each.target, LARGEST_FILE) }
  })
  const journal = writeJournal(steps)
  const begun: Step[] = []
  try {
    for (const step of steps) {
      // A rename is done or not begun, but a file that is written in place can be half done.
      if (step.backup !== null) begun.push(step)
      commit(step)
      if (step.backup === null) begun.push(step)
    }
  } catch (error) {
    // Half a change is worse than none.
    begun.forEach(takeBack)
    throw error
  } finally {
    removeQuietly(journal)
  }
}

/** Writes one file. Throws Node's system errors. */
export function commit({ target, after, temporary, backup }: Omit<Prepared, 'isNew'>): void {
  if (backup !== null) overwrite(target, after)
  else replace(temporary, target)
  syncFolder(dirname(target))
}

function takeBack({ target, before, backup }: Step): void {
  if (before === null) removeQuietly(target)
  else if (backup !== null) overwrite(target, before)
  else writeAtomically(target, before)
}

/** Removes the temporary files. Never throws. */
export function discard({ temporary, backup }: Pick<Prepared, 'temporary' | 'backup'>): void {
  removeQuietly(temporary)
  if (backup !== null) removeQuietly(backup)
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
