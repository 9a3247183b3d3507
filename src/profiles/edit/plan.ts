import { parse } from '../../ini/parse.ts'
import type { FileRole } from '../problem.ts'
import type { Documents } from './documents.ts'
import type { Edit } from './edit.ts'
import { type Replayed, replayEdit } from './replay.ts'
import { FILES } from './section.ts'

export type Texts = Readonly<Record<FileRole, string>>

export interface EditPlan {
  /** Text of the files now → what the edit makes of it, or null where it is not made. May be asked again. */
  readonly plan: (fresh: Texts) => Texts | null
  /** What came of the last time it was asked; null before. */
  readonly outcome: () => Replayed | null
}

/** An edit made while looking at `base`, to be applied to whatever the files hold when they are written. */
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

/** What turns written texts back into what was there before, or the other way round, one file after the other. */
export function restoreEdit(from: Texts, to: Texts): Edit {
  const edits = FILES.filter((file) => from[file] !== to[file]).map(
    (file): Edit => ({ type: 'restore', file, from: from[file], to: to[file] }),
  )
  return { type: 'several', edits }
}
