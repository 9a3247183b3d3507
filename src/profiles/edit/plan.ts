import { parse } from '../../ini/parse.ts'
import type { FileRole } from '../problem.ts'
import { type Documents, isOneFile } from './documents.ts'
import type { Edit } from './edit.ts'
import type { EditRefused } from './edit-refused.ts'
import { type Conflict, replayEdit } from './replay.ts'
import { FILES } from './section.ts'

export type Texts = Readonly<Record<FileRole, string>>

/** The current texts of the files → new ones, or the reason to leave them as they are. Can be called repeatedly. */
export type Plan<Declined> = (fresh: Texts) => Planned<Declined>

export type Planned<Declined> =
  | { readonly type: 'texts'; readonly texts: Texts }
  | { readonly type: 'declined'; readonly reason: Declined }

/** Why an edit is not made: it is refused, or someone else has changed the same setting. */
export type EditDeclined =
  | { readonly type: 'refused'; readonly refusal: EditRefused }
  | { readonly type: 'conflict'; readonly conflict: Conflict }

/** Plans to apply an edit that the user made on `base` to the files as they are when they are written. */
export function planEdit(base: Documents, edit: Edit): Plan<EditDeclined> {
  const documentOf = (file: FileRole, text: string) => (text === base[file].text ? base[file] : parse(text))
  return ({ config, credentials }) => {
    const document = documentOf('config', config)
    const isOne = isOneFile(base) && config === credentials
    const fresh = { config: document, credentials: isOne ? document : documentOf('credentials', credentials) }
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

/**
 * The edit that undoes or redoes a change: in each file that differs, it turns the text `from` into `to`.
 *
 * @param isOne true if the config file and the credentials file are one file
 */
export function restoreEdit(from: Texts, to: Texts, isOne: boolean): Edit {
  const files: readonly FileRole[] = isOne ? ['config'] : FILES
  const edits = files
    .filter((file) => from[file] !== to[file])
    .map((file): Edit => ({ type: 'restore', file, from: from[file], to: to[file] }))
  return { type: 'several', edits }
}
