import { parse } from '../../ini/parse.ts'
import type { FileRole } from '../problem.ts'
import type { Documents } from './documents.ts'
import type { Edit } from './edit.ts'
import { type Replayed, replayEdit } from './replay.ts'
import { FILES } from './section.ts'

export type Texts = Readonly<Record<FileRole, string>>

export interface EditPlan {
  /** The current texts of the files → those after the edit, or null if it is refused. Can be called repeatedly. */
  readonly plan: (fresh: Texts) => Texts | null
  /** The result of the last call of `plan`; null before the first. */
  readonly outcome: () => Replayed | null
}

/** Prepares an edit that the user made on `base` to be applied to the files as they are when they are written. */
export function planEdit(base: Documents, edit: Edit): EditPlan {
  let last: Replayed | null = null
  const documentOf = (file: FileRole, text: string) => (text === base[file].text ? base[file] : parse(text))
  return {
    plan: ({ config, credentials }) => {
      const fresh = {
        config: documentOf('config', config),
        credentials: documentOf('credentials', credentials),
      }
      last = replayEdit(base, fresh, edit)
      return textsOf(last)
    },
    outcome: () => last,
  }
}

function textsOf({ documents }: Replayed): Texts | null {
  return documents && { config: documents.config.text, credentials: documents.credentials.text }
}

/** The edit that undoes or redoes a change: in each file that differs, it turns the text `from` into `to`. */
export function restoreEdit(from: Texts, to: Texts): Edit {
  const edits = FILES.filter((file) => from[file] !== to[file]).map(
    (file): Edit => ({ type: 'restore', file, from: from[file], to: to[file] }),
  )
  return { type: 'several', edits }
}
