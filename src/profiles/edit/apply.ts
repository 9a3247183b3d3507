import { removeSection } from '../../ini/edit-section.ts'
import { addTarget, duplicateTarget } from './add.ts'
import { type Documents, withDocument } from './documents.ts'
import type { Edit, SectionId } from './edit.ts'
import { EditRefused, refuseIf } from './edit-refused.ts'
import {
  merge,
  moveSection,
  removeMark,
  removeRepeats,
  removeWritten,
  renameHeader,
  renameKeyIn,
} from './mend.ts'
import { renameTarget } from './rename.ts'
import { restoreText } from './restore.ts'
import { FILES, requireTarget, sectionOf } from './section.ts'
import { setIn, unsetIn } from './setting.ts'
import { sideEffectOf } from './side-effect.ts'

export type Applied =
  | { readonly documents: Documents; readonly refused: null }
  | { readonly documents: null; readonly refused: EditRefused }

/**
 * The two documents with an edit applied, or why it is refused. All other bytes stay the same, and an edit that would
 * change how any other line is read is refused. Never throws.
 */
export function applyEdit(documents: Documents, edit: Edit): Applied {
  try {
    return { documents: applied(documents, edit), refused: null }
  } catch (error) {
    if (error instanceof EditRefused) return { documents: null, refused: error }
    throw error
  }
}

function applied(documents: Documents, edit: Edit): Documents {
  switch (edit.type) {
    case 'set':
      return setIn(documents, edit.target, edit.key, edit.value, edit.file)
    case 'unset':
      return unsetIn(documents, edit.target, edit.key, edit.file)
    case 'add':
      return addTarget(documents, edit.target, edit.settings, edit.file)
    case 'rename':
      return renameTarget(documents, edit.target, edit.to)
    case 'duplicate':
      return duplicateTarget(documents, edit.target, edit.to)
    case 'remove':
      return removeTarget(documents, edit.target)
    case 'restore':
      return restoreText(documents, edit)
    case 'rename-key':
      return renameKeyIn(documents, edit)
    case 'rename-header':
      return renameHeader(documents, edit)
    case 'merge':
      return merge(documents, edit)
    case 'remove-repeats':
      return removeRepeats(documents, edit)
    case 'remove-section':
      return removeWritten(documents, edit)
    case 'move-section':
      return moveSection(documents, edit)
    case 'remove-mark':
      return removeMark(documents, edit.file)
    case 'several':
      return edit.edits.reduce(applied, documents)
  }
}

/** Removes all sections of that name from both files. References to them stay; lint reports them. */
function removeTarget(documents: Documents, target: SectionId): Documents {
  requireTarget(documents, target)
  let rest = documents
  for (const file of FILES) {
    for (let found = sectionOf(rest[file], file, target); found; ) {
      const after = removeSection(rest[file], found)
      refuseIf(sideEffectOf(rest[file], after, { gone: [found] }))
      rest = withDocument(rest, file, after)
      found = sectionOf(after, file, target)
    }
  }
  return rest
}
