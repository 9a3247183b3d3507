import { parse } from '../../ini/parse.ts'
import type { FileRole } from '../problem.ts'
import type { Documents } from './documents.ts'
import type { Edit } from './edit.ts'
import type { EditRefused } from './edit-refused.ts'
import { type Conflict, replayEdit } from './replay.ts'
import { FILES } from './section.ts'

export type Texts = Readonly<Record<FileRole, string>>

/** What to make of the files as they are now: other texts, or the reason to leave them. May be asked several times. */
export type Plan<Declined> = (fresh: Texts) => Planned<Declined>

export type Planned<Declined> =
  | { readonly type: 'texts'; readonly texts: Texts }
  | { readonly type: 'declined'; readonly reason: Declined }

/** Why an edit is not made: it is refused, or somebody else changed the same setting. */
export type EditDeclined =
  | { readonly type: 'refused'; readonly refusal: EditRefused }
  | { readonly type: 'conflict'; readonly conflict: Conflict }

/** An edit made while looking at `base`, to be applied to whatever the files hold when they are written. */
export function planEdit(base: Documents, edit: Edit): Plan<EditDeclined> {
  const documentOf = (file: FileRole, text: string) => (text === base[file].text ? base[file] : parse(text))
  return ({ config, credentials }) => {
    const fresh = {
      config: documentOf('config', config),
      credentials: documentOf('credentials', credentials),
    }
    const replayed = replayEdit(base, fresh, edit)
    if ('conflict' in replayed) {
      return { type: 'declined', reason: { type: 'conflict', conflict: replayed.conflict } }
    }
    const { documents, refused } = replayed
    if (refused) return { type: 'declined', reason: { type: 'refused', refusal: refused } }
    return {
      type: 'texts',
      texts: { config: documents.config.text, credentials: documents.credentials.text },
    }
  }
}

/** What turns written texts back into what was there before, or the other way round, one file after the other. */
export function restoreEdit(from: Texts, to: Texts): Edit {
  const edits = FILES.filter((file) => from[file] !== to[file]).map(
    (file): Edit => ({ type: 'restore', file, from: from[file], to: to[file] }),
  )
  return { type: 'several', edits }
}
