import type { FileRole } from '../problem.ts'
import { type Applied, applyEdit } from './apply.ts'
import type { Documents } from './documents.ts'
import type { Edit, Target } from './edit.ts'
import { FILES, valueIn } from './section.ts'

/** Somebody else changed the very setting meanwhile; null is a setting that is not there. */
export interface Conflict {
  readonly target: Target
  readonly key: string
  readonly theirs: string | null
  readonly mine: string | null
}

export type Replayed =
  | Applied
  | { readonly documents: null; readonly refused: null; readonly conflict: Conflict }

/**
 * An edit that a person made while looking at `base`, applied to the files as they are now. Where what it changes was
 * changed by somebody else meanwhile, to something else, it is not made. Never throws.
 */
export function replayEdit(base: Documents, fresh: Documents, edit: Edit): Replayed {
  const conflict = conflictOf(base, fresh, edit)
  return conflict ? { documents: null, refused: null, conflict } : applyEdit(fresh, edit)
}

function conflictOf(base: Documents, fresh: Documents, edit: Edit): Conflict | null {
  if (edit.do === 'several') {
    for (const each of edit.edits) {
      const found = conflictOf(base, fresh, each)
      if (found) return found
    }
    return null
  }
  if (edit.do !== 'set' && edit.do !== 'unset' && edit.do !== 'move') return null
  const { target, key } = edit
  const files: readonly FileRole[] = edit.do !== 'move' && edit.file ? [edit.file] : FILES
  const valueNow = (documents: Documents) =>
    files.map((file) => valueIn(documents, file, target, key)).findLast((each) => each !== undefined) ?? null
  const was = valueNow(base)
  const theirs = valueNow(fresh)
  const mine = edit.do === 'set' ? edit.value : null
  return was === theirs || theirs === mine ? null : { target, key, theirs, mine }
}
