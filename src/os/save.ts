import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { encode } from '../ini/bytes.ts'
import type { Plan, Texts } from '../profiles/edit/plan.ts'
import type { FileRole } from '../profiles/problem.ts'
import { commitAll, discard, NotWritable, prepareWrite } from './atomic-write.ts'
import { errorCode, plainReason, readFound } from './files.ts'
import { finishLocked } from './finish-change.ts'
import { LockTimeout, takeLock } from './lock.ts'
import type { Prepared } from './prepared.ts'
import { NotReadable } from './read-whole.ts'
import { targetOf } from './target-of.ts'

/** The outcome of a plan. */
export type SaveResult<Declined> =
  /** The texts of both files, even if only one changed. */
  | { readonly type: 'written'; readonly before: Texts; readonly after: Texts }
  | { readonly type: 'declined'; readonly reason: Declined }
  | { readonly type: 'failed'; readonly message: string }

/** The path of each file; null if its variable is set but empty. */
type Paths = Readonly<Record<FileRole, string | null>>

const FILES: readonly FileRole[] = ['config', 'credentials']
/** A save fails after it has found the files changed this often. */
const MOST_TRIES = 5

/**
 * Compare and write: locks and reads both files, asks `plan` for their new texts, and writes what differs, both files or
 * neither. If a file changes between reading and writing, it is read and planned again. Rejects only because of a bug.
 */
export async function save<Declined>(paths: Paths, plan: Plan<Declined>): Promise<SaveResult<Declined>> {
  const releases: (() => void)[] = []
  try {
    // Planned before locking: a declined plan must leave no trace, not even a new folder for the lock.
    let snapshot = takeSnapshot(paths)
    let planned = plan(snapshot.texts)
    if (planned.type === 'declined') return planned
    const [before, after] = [snapshot.texts, planned.texts]
    const changed = FILES.filter((file) => before[file] !== after[file]).map((file) => paths[file])
    // Both paths can lead to the same file, which can be locked only once.
    const targets = new Map(
      FILES.flatMap((file) => (paths[file] ? [[targetOf(paths[file]), paths[file]]] : [])),
    )
    for (const path of [...targets.values()].sort()) {
      const release = await lockFor(path, changed.includes(path))
      if (release) releases.push(release)
    }
    finishLocked([...targets.keys()])
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      // A program that held the lock until now has probably changed a file.
      if (stampsOf(paths) !== snapshot.stamps) {
        snapshot = takeSnapshot(paths)
        planned = plan(snapshot.texts)
        if (planned.type === 'declined') return planned
      }
      if (writeChanged(paths, snapshot, planned.texts)) {
        return { type: 'written', before: snapshot.texts, after: planned.texts }
      }
    }
    return { type: 'failed', message: 'the files keep changing; nothing was written, so try again' }
  } catch (error) {
    return { type: 'failed', message: reasonOf(error) }
  } finally {
    for (const release of releases) release()
  }
}

/** The files at one moment. */
interface Snapshot {
  readonly stamps: string
  readonly texts: Texts
}

function takeSnapshot(paths: Paths): Snapshot {
  const stamps = stampsOf(paths)
  return { stamps, texts: readTexts(paths) }
}

/** The unchanged file is locked too, so that both are read at one moment; null if its folder allows no lock. */
async function lockFor(path: string, isChanged: boolean): Promise<(() => void) | null> {
  try {
    if (isChanged) mkdirSync(dirname(targetOf(path)), { recursive: true, mode: 0o700 })
    return await takeLock(path)
  } catch (error) {
    if (!isChanged && NO_LOCK_POSSIBLE.includes(errorCode(error))) return null
    throw error
  }
}

const NO_LOCK_POSSIBLE: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'ENOSPC']

function readTexts(paths: Paths): Texts {
  const textOf = (file: FileRole) => {
    const found = readFound(paths[file])
    if (found.type === 'unreadable') throw new NotWritable(`cannot read ${paths[file]}: ${found.reason}`)
    return found.type === 'read' ? found.text : ''
  }
  return { config: textOf('config'), credentials: textOf('credentials') }
}

/** Changes whenever a file is written or replaced, even if its modification time is set back (`cp -p`). */
function stampsOf(paths: Paths): string {
  return FILES.map((file) => {
    const path = paths[file]
    const stats = path === null ? undefined : statSync(path, { bigint: true, throwIfNoEntry: false })
    return stats ? `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}` : ''
  }).join('\n')
}

/** @returns false if the files have changed since the snapshot, and nothing was written */
function writeChanged(paths: Paths, { stamps, texts: before }: Snapshot, after: Texts): boolean {
  const changed = FILES.filter((file) => before[file] !== after[file])
  // Both paths can lead to the same file, which is written once.
  const written = new Map(changed.map((file) => [targetOf(writablePath(file, paths[file])), after[file]]))
  if (changed.some((file) => written.get(targetOf(paths[file] ?? '')) !== after[file])) return false
  const prepared: Prepared[] = []
  try {
    // Most errors happen here, while all files are still unchanged.
    for (const [target, text] of written) prepared.push(prepareWrite(target, encode(text)))
    if (stampsOf(paths) !== stamps) return false
    commitAll(prepared)
    return true
  } finally {
    prepared.forEach(discard)
  }
}

/** Checks the file itself, because a rename asks only for the folder's permissions and would replace a read-only file. */
function writablePath(file: FileRole, path: string | null): string {
  if (path === null) {
    throw new NotWritable(`there is no ${file} file to write: its environment variable is set but empty`)
  }
  const target = targetOf(path)
  if (statSync(target, { throwIfNoEntry: false })) accessSync(target, constants.W_OK)
  return path
}

/** Rethrows errors that do not come from the file system: they are bugs. */
function reasonOf(error: unknown): string {
  if (error instanceof NotWritable || error instanceof NotReadable || error instanceof LockTimeout)
    return `${error.message}; nothing was written`
  const code = errorCode(error)
  if (code === 'unknown') throw error
  // That of a rename has two paths, and the first is that of the temporary file.
  const { path, dest = path }: { path?: unknown; dest?: unknown } = Object(error)
  return `cannot write${dest ? ` ${dest}` : ''}: ${plainReason(code)}; nothing was written`
}
