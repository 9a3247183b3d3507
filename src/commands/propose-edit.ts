import { applyEdit } from '../profiles/edit/apply.ts'
import type { Documents } from '../profiles/edit/documents.ts'
import type { Edit } from '../profiles/edit/edit.ts'
import { lineDiff } from '../profiles/edit/line-diff.ts'
import { askToWrite } from './ask-to-write.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE } from './exit-status.ts'
import { say } from './output.ts'
import { saveEdit } from './save-edit.ts'
import { sayDiff } from './say-diff.ts'

/**
 * Shows on stderr what an edit of `documents` would change, asks, and writes it. With `isAgreed` (`--yes`) it does not ask;
 * without a terminal it must be. Resolves to the exit status: 0 if it is written, or nothing would change.
 */
export async function proposeEdit(
  context: CommandContext,
  documents: Documents,
  edit: Edit,
  isAgreed: boolean,
  signal: AbortSignal,
): Promise<number> {
  const { documents: after, refused } = applyEdit(documents, edit)
  if (refused) {
    say(context, `not written: ${refused.message}`)
    return BAD_NEWS
  }
  const lines = lineDiff(documents, after)
  if (lines.length === 0) return DONE
  sayDiff(context, lines)
  return (await askToWrite(context, isAgreed, signal)) ?? saveEdit(context, documents, edit)
}
