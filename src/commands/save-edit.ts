import { save } from '../os/save.ts'
import type { Documents } from '../profiles/edit/documents.ts'
import type { Edit } from '../profiles/edit/edit.ts'
import { planEdit } from '../profiles/edit/plan.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE } from './exit-status.ts'
import { say } from './output.ts'

/** Writes an edit that was made on `documents`, or says on stderr why it was not written. Resolves to the exit status. */
export async function saveEdit(context: CommandContext, documents: Documents, edit: Edit): Promise<number> {
  const saved = await save(context.environment.files, planEdit(documents, edit))
  if (saved.type === 'written') return DONE
  if (saved.type === 'failed') say(context, saved.message)
  else if (saved.reason.type === 'refused') say(context, `not written: ${saved.reason.refusal.message}`)
  else {
    const { key } = saved.reason.conflict
    say(context, `another program has just changed ${key}; nothing was written, so run this again`)
  }
  return BAD_NEWS
}
