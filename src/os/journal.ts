import { lstatSync, renameSync, type Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Step } from './prepared.ts'
import { LARGEST_CACHE, readWhole } from './read-whole.ts'
import { targetOf } from './target-of.ts'
import { isTemporaryOf, writeBeside } from './temporary-file.ts'

/** A change of several files, or of one in place, that takes more than one step. It holds no text, only hashes. */
export interface JournalEntry {
  readonly target: string
  /** SHA-256 of the old bytes; null if there was no file. */
  readonly before: string | null
  /** SHA-256 of the new bytes. */
  readonly after: string
  readonly temporary: string
  readonly backup: string | null
}

/** Path of the journal of changes that begin with this file. */
export function journalPath(path: string): string {
  const target = targetOf(path)
  return join(dirname(target), `.${basename(target)}.awsprof-journal`)
}

/**
 * Writes down what is about to be written, synced to disk, beside the first file. Throws Node's system errors.
 *
 * @returns the path of the journal
 */
export function writeJournal(steps: readonly Step[]): string {
  const first = steps[0]?.target ?? ''
  const entries = steps.map(({ target, before, after, temporary, backup }): JournalEntry => {
    return { target, before: before && hashOf(before), after: hashOf(after), temporary, backup }
  })
  const path = journalPath(first)
  renameSync(writeBeside(first, Buffer.from(JSON.stringify(entries))), path)
  return path
}

export function hashOf(bytes: Uint8Array): string {
  // Not imported: every start reads journals, and loading this module takes a tenth of it.
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Reads a journal. Never throws.
 *
 * @returns null if there is none; `foreign` if it is not one that this user's awsprof wrote about these files
 */
export function readJournal(path: string, targets: readonly string[]): JournalEntry[] | 'foreign' | null {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false })
    if (!stats) return null
    if (!stats.isFile() || !isPrivate(stats)) return 'foreign'
    const parsed: unknown = JSON.parse(readWhole(path, LARGEST_CACHE).toString())
    const isWhole =
      Array.isArray(parsed) && parsed.length > 0 && parsed.every((each) => isEntry(each, targets))
    return isWhole ? parsed : 'foreign'
  } catch {
    return 'foreign'
  }
}

/** Whether it is this user's, and nobody else can write it. Windows has neither owners nor modes that Node could tell. */
function isPrivate({ uid, mode }: Stats): boolean {
  const user = process.geteuid?.()
  return user === undefined || (uid === user && (mode & 0o022) === 0)
}

/** In a folder that others can write to, a journal must not make this program write or remove anything else. */
function isEntry(value: unknown, targets: readonly string[]): value is JournalEntry {
  if (typeof value !== 'object' || value === null) return false
  const { target, before, after, temporary, backup }: Record<string, unknown> = { ...value }
  if (typeof target !== 'string' || !targets.includes(target)) return false
  const isTemporary = (path: unknown) => typeof path === 'string' && isTemporaryOf(target, path)
  const isHash = (hash: unknown) => typeof hash === 'string'
  return (
    isTemporary(temporary) &&
    (backup === null || isTemporary(backup)) &&
    (before === null || isHash(before)) &&
    isHash(after)
  )
}
