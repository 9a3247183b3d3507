import { existsSync } from 'node:fs'
import { commit, discard } from './atomic-write.ts'
import { isMissing } from './files.ts'
import { hashOf, type JournalEntry, journalPath, readJournal } from './journal.ts'
import { tryLock } from './lock.ts'
import { isHalfWritten } from './overwrite.ts'
import { LARGEST_FILE, readWhole } from './read-whole.ts'
import { targetOf } from './target-of.ts'
import { leftoversOf, removeLeftovers, removeQuietly } from './temporary-file.ts'

/**
 * Finishes or takes back a change of these files that was interrupted, as by a power failure, and removes temporary files
 * that a killed process left beside them. Does nothing while another process is writing. Never throws.
 *
 * @param paths of the config and the credentials file
 * @returns what was found, as a sentence for the user, or null
 */
export function finishChange(paths: readonly string[], isReadOnly: boolean): string | null {
  const targets = [...new Set(paths.map(targetOf))].sort()
  const journals = targets.map(journalPath).filter((each) => existsSync(each))
  if (journals.length === 0 && targets.every((each) => leftoversOf(each).length === 0)) return null
  if (isReadOnly) {
    return journals[0]
      ? `A change was interrupted; without --read-only awsprof finishes it (see ${journals[0]}).`
      : null
  }
  return underLocks(targets, () => finishLocked(targets))
}

/**
 * As `finishChange`, for a caller that holds the locks of all these files. Throws Node's system errors.
 *
 * @param targets without symlinks
 */
export function finishLocked(targets: readonly string[]): string | null {
  const journals = targets.map(journalPath)
  const found = journals.map((each) => finishJournal(each, targets)).find((each) => each !== null)
  // What a journal that was left alone refers to stays, too.
  if (!journals.some((each) => existsSync(each))) targets.forEach((each) => void removeLeftovers(each))
  return found ?? null
}

/** Calls `work` if all files can be locked now; else, or if it throws, returns null. */
function underLocks(targets: readonly string[], work: () => string | null): string | null {
  const releases: (() => void)[] = []
  try {
    for (const target of targets) {
      const release = tryLock(target)
      if (!release) return null
      releases.push(release)
    }
    return work()
  } catch {
    // The folder cannot be written. The next change will say so.
    return null
  } finally {
    for (const release of releases) release()
  }
}

/** How far the change of one file got. */
type Progress =
  | 'done'
  /** Partly overwritten. */
  | 'half'
  /** Not begun, but the new text is there. */
  | 'ready'
  /** Not begun, and the new text is gone. */
  | 'gone'
  | 'changed-since'

function finishJournal(journal: string, targets: readonly string[]): string | null {
  const entries = readJournal(journal, targets)
  if (entries === null) return null
  if (entries === 'foreign') {
    return `${journal} is not a journal of awsprof about these files; it was left alone. Look at it, then remove it.`
  }
  const progress = entries.map((entry) => ({ entry, at: progressOf(entry) }))
  const isIn = (...states: Progress[]) => progress.filter(({ at }) => states.includes(at))
  const names = (some: typeof progress) => some.map(({ entry }) => entry.target).join(' and ')
  const close = () => {
    removeQuietly(journal)
    entries.forEach(discard)
  }
  if (isIn('done').length === entries.length) {
    close()
    return null
  }
  if (isIn('done', 'half').length === 0) {
    close()
    return `A change of ${names(progress)} was interrupted before it began. It was taken back.`
  }
  for (const { entry } of isIn('half', 'ready')) finish(entry)
  close()
  const lost = isIn('gone', 'changed-since')
  return lost.length === 0
    ? `A change of ${names(progress)} was interrupted. It has been finished.`
    : `A change was interrupted: ${names(isIn('done', 'half', 'ready'))} has it, but ${names(lost)} does not and cannot be given it. Compare the two.`
}

function progressOf({ target, before, after, temporary, backup }: JournalEntry): Progress {
  const found = bytesOf(target)
  const hash = found && hashOf(found)
  if (hash === after) return 'done'
  const wanted = bytesOf(temporary)
  const hasWanted = wanted !== null && hashOf(wanted) === after
  if (hash === before) return hasWanted ? 'ready' : 'gone'
  const old = backup === null ? null : bytesOf(backup)
  return hasWanted && found && old && isHalfWritten(found, old, wanted) ? 'half' : 'changed-since'
}

function finish({ target, temporary, backup }: JournalEntry): void {
  const after = bytesOf(temporary)
  if (after) commit({ target, after, temporary, backup })
}

/** Null if there is no such file. Throws what else `readWhole` throws. */
function bytesOf(path: string): Buffer | null {
  try {
    return readWhole(path, LARGEST_FILE)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
