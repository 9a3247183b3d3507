import type { Documents } from '../../profiles/edit/documents.ts'
import type { Edit, SectionId } from '../../profiles/edit/edit.ts'
import type { FileRole } from '../../profiles/problem.ts'
import type { Held } from './hold.ts'
import type { TextField } from './text-field.ts'

/** A setting whose value is being edited in place. */
export interface Editing {
  readonly target: SectionId
  readonly key: string
  /** The file to write; undefined for the one that has the setting, or else the one where it belongs. */
  readonly file: FileRole | undefined
  readonly field: TextField
  /** The text that the field was opened with. */
  readonly initial: string
  /** The value that Enter was held at because it cannot work. */
  readonly held?: Held
  /** The files as they were when the field was opened. */
  readonly base: Documents
}

/** A change that is to be written to the files. */
export interface SaveRequest {
  readonly edit: Edit
  /** In the past tense: `region set`, `profile dev deleted`. */
  readonly label: string
  /** What the change does to the history. */
  readonly as: 'change' | 'undo' | 'redo'
  /** The files as they were when the user began; what other programs have changed since then is kept. */
  readonly base: Documents
  /** What comes next once it is written: the login to the new session, or the offer to check the new profiles. */
  readonly follow?: 'log-in' | 'offer-check'
}

/** A change of a file's permission bits (`0o600`). */
export interface ModeRequest {
  readonly file: FileRole
  readonly from: number
  readonly to: number
  readonly label: string
  readonly as: SaveRequest['as']
}

/** A change that was made, and how to undo and redo it. */
export type Step =
  | {
      readonly type: 'edit'
      readonly label: string
      readonly back: Edit
      readonly again: Edit
      /** The sso-session that it renamed, or null; its cached token is renamed too. */
      readonly renamedSession: { readonly from: string; readonly to: string } | null
    }
  | ({ readonly type: 'mode' } & Pick<ModeRequest, 'file' | 'from' | 'to' | 'label'>)
