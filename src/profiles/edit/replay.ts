import type { Document, Section } from '../../ini/document.ts'
import type { FileRole } from '../problem.ts'
import { type Applied, applyEdit } from './apply.ts'
import type { Documents } from './documents.ts'
import type { Edit, SectionId, WrittenSection } from './edit.ts'
import { EditRefused } from './edit-refused.ts'
import { FILES, sectionsOf, valueIn } from './section.ts'

/** Someone else has changed the same setting in the meantime. A value is null if the setting is not set. */
export interface Conflict {
  readonly target: SectionId
  readonly key: string
  readonly theirs: string | null
  readonly mine: string | null
}

export type Replayed =
  | Applied
  | { readonly documents: null; readonly refused: null; readonly conflict: Conflict }

/**
 * Applies an edit that the user made on `base` to the files as they are now, unless someone else has changed the same
 * settings to something else in the meantime. Never throws.
 */
export function replayEdit(base: Documents, fresh: Documents, edit: Edit): Replayed {
  const conflict = conflictOf(base, fresh, edit)
  if (conflict) return { documents: null, refused: null, conflict }
  const stale = staleRemoval(base, fresh, edit)
  return stale ? { documents: null, refused: stale } : applyEdit(fresh, edit)
}

/** Refuses to delete anything but what the user has seen. */
function staleRemoval(base: Documents, fresh: Documents, edit: Edit): EditRefused | null {
  if (edit.type === 'several') {
    return edit.edits.map((each) => staleRemoval(base, fresh, each)).find((each) => each !== null) ?? null
  }
  if (edit.type !== 'remove' && edit.type !== 'remove-section') return null
  const textIn = (documents: Documents) =>
    edit.type === 'remove' ? settingsText(documents, edit.target) : writtenText(documents, edit)
  if (textIn(base) === textIn(fresh)) return null
  const name = edit.type === 'remove' ? `${edit.target.kind} ${edit.target.name}` : `[${edit.header}]`
  const message = `${name} has been changed by someone else in the meantime; review it and try again`
  return new EditRefused('refused', message)
}

/** The text of a target's headers and settings in both files. */
function settingsText(documents: Documents, target: SectionId): string {
  return FILES.flatMap((file) =>
    sectionsOf(documents[file], file, target).map((each) => sectionText(documents[file], each)),
  ).join('\n')
}

function writtenText(documents: Documents, { file, header }: WrittenSection): string {
  const document = documents[file]
  const sections = document.sections.filter((each) => each.header === header)
  return sections.map((each) => sectionText(document, each)).join('\n')
}

function sectionText({ text }: Document, { start, bodyStart, settings }: Section): string {
  return text.slice(start, settings.at(-1)?.end ?? bodyStart).trimEnd()
}

function conflictOf(base: Documents, fresh: Documents, edit: Edit): Conflict | null {
  if (edit.type === 'several') {
    for (const each of edit.edits) {
      const found = conflictOf(base, fresh, each)
      if (found) return found
    }
    return null
  }
  if (edit.type !== 'set' && edit.type !== 'unset') return null
  const { target, key } = edit
  const files: readonly FileRole[] = edit.file ? [edit.file] : FILES
  const valueNow = (documents: Documents) =>
    files.map((file) => valueIn(documents, file, target, key)).findLast((each) => each !== undefined) ?? null
  const was = valueNow(base)
  const theirs = valueNow(fresh)
  const mine = edit.type === 'set' ? edit.value : null
  return was === theirs || theirs === mine ? null : { target, key, theirs, mine }
}
