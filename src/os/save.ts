import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { encode } from '../ini/bytes.ts'
import type { Plan, Texts } from '../profiles/edit/plan.ts'
import type { FileRole } from '../profiles/problem.ts'
import {
  type Prepared,
  prepareWrite,
  removeLeftovers,
  removeQuietly,
  targetOf,
  writeAtomically,
} from './atomic-write.ts'
import { errorCode, plainReason, readFound } from './files.ts'
import { LockTimeout, takeLock } from './lock.ts'

/** What became of a plan. */
export type SaveResult<Declined> =
  /** What was written; texts that did not change are the same. */
  | { readonly type: 'written'; readonly before: Texts; readonly after: Texts }
  | { readonly type: 'declined'; readonly reason: Declined }
  | { readonly type: 'failed'; readonly message: string }

/** Where each file is; null where there is none to write. */
type Paths = Readonly<Record<FileRole, string | null>>

const FILES: readonly FileRole[] = ['config', 'credentials']
/** How often the files may change under the writer before it gives up. */
const MOST_TRIES = 5

/**
 * Compare and write: takes the locks, reads both files, asks `plan` what to make of them, and writes what differs,
 * both files or none. A file that changes between reading and writing is read and planned again. Never rejects.
 */
export async function save<Declined>(paths: Paths, plan: Plan<Declined>): Promise<SaveResult<Declined>> {
  const releases: (() => void)[] = []
  try {
    // What is declined must leave no trace, not even a new folder for the lock.
    let snapshot = takeSnapshot(paths)
    let planned = plan(snapshot.texts)
    if (planned.type === 'declined') return planned
    const [before, after] = [snapshot.texts, planned.texts]
    const changed = FILES.filter((file) => before[file] !== after[file]).map((file) => paths[file])
    // Both variables may lead to one file.
    const targets = new Map(
      FILES.flatMap((file) => (paths[file] ? [[targetOf(paths[file]), paths[file]]] : [])),
    )
    for (const path of [...targets.values()].sort()) {
      const release = await lockFor(path, changed.includes(path))
      if (release) releases.push(release)
    }
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      // Whoever held a lock until now has mostly written.
      if (stampsOf(paths) !== snapshot.stamps) {
        snapshot = takeSnapshot(paths)
        planned = plan(snapshot.texts)
        if (planned.type === 'declined') return planned
      }
      if (writeBoth(paths, snapshot, planned.texts)) {
        return { type: 'written', before: snapshot.texts, after: planned.texts }
      }
    }
    return { type: 'failed', message: 'the files keep changing; nothing was written' }
  } catch (error) {
    return { type: 'failed', message: failure(error) }
  } finally {
    for (const release of releases) release()
  }
}

/** The files as they are at one moment. */
interface Snapshot {
  readonly stamps: string
  readonly texts: Texts
}

function takeSnapshot(paths: Paths): Snapshot {
  const stamps = stampsOf(paths)
  return { stamps, texts: readTexts(paths) }
}

/** The other file is locked too, so that both are read as of one moment, but may be where nobody can write. */
async function lockFor(path: string, isChanged: boolean): Promise<(() => void) | null> {
  try {
    if (isChanged) mkdirSync(dirname(targetOf(path)), { recursive: true, mode: 0o700 })
    const release = await takeLock(path)
    removeLeftovers(path)
    return release
  } catch (error) {
    if (!isChanged && NO_PLACE.includes(errorCode(error))) return null
    throw error
  }
}

const NO_PLACE: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'ENOSPC']

class Unwritable extends Error {}

function readTexts(paths: Paths): Texts {
  const textOf = (file: FileRole) => {
    const found = readFound(paths[file])
    if (found.type === 'unreadable') throw new Unwritable(`cannot read ${paths[file]}: ${found.reason}`)
    return found.type === 'read' ? found.text : ''
  }
  return { config: textOf('config'), credentials: textOf('credentials') }
}

/** Changes whenever a file was written or replaced, also by who sets the time of the last write back (`cp -p`). */
function stampsOf(paths: Paths): string {
  return FILES.map((file) => {
    const path = paths[file]
    const stats = path === null ? undefined : statSync(path, { bigint: true, throwIfNoEntry: false })
    return stats ? `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}` : ''
  }).join('\n')
}

/** @returns false if the files are no longer those of the snapshot; nothing was written then */
function writeBoth(paths: Paths, { stamps, texts: before }: Snapshot, after: Texts): boolean {
  const changed = FILES.filter((file) => before[file] !== after[file])
  for (const file of changed) requireWritable(file, paths[file])
  const prepared: Prepared[] = []
  const undo: (() => void)[] = []
  try {
    // Whatever can go wrong mostly does here, while both files are as they were.
    for (const file of changed) prepared.push(prepareWrite(paths[file] as string, encode(after[file])))
    if (stampsOf(paths) !== stamps) {
      for (const each of prepared) each.discard()
      return false
    }
    changed.forEach((file, at) => {
      const path = paths[file] as string
      const isNew = !statSync(path, { throwIfNoEntry: false })
      prepared[at]?.commit()
      undo.push(() => (isNew ? removeQuietly(targetOf(path)) : writeAtomically(path, encode(before[file]))))
    })
  } catch (error) {
    for (const each of prepared) each.discard()
    // Half of a change is worse than none.
    for (const each of undo) each()
    throw error
  }
  return true
}

/** A rename would replace a file that its owner has protected: the folder's permissions decide about that. */
function requireWritable(file: FileRole, path: string | null): void {
  if (path === null) {
    throw new Unwritable(`there is no ${file} file to write: its variable is set but empty`)
  }
  const target = targetOf(path)
  if (statSync(target, { throwIfNoEntry: false })) accessSync(target, constants.W_OK)
}

function failure(error: unknown): string {
  if (error instanceof Unwritable || error instanceof LockTimeout)
    return `${error.message}; nothing was written`
  const code = errorCode(error)
  if (code === 'unknown') throw error
  const path = (error as NodeJS.ErrnoException).path
  return `cannot write${path ? ` ${path}` : ''}: ${plainReason(code)}; nothing was written`
}
