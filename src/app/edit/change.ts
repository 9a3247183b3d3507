import type { Documents } from '../../profiles/edit/documents.ts'
import type { Edit, SectionId } from '../../profiles/edit/edit.ts'
import type { FileRole } from '../../profiles/problem.ts'
import type { TextField } from './text-field.ts'

/** A setting whose value is a text field on its own line. */
export interface Editing {
  readonly target: SectionId
  readonly key: string
  /** Undefined for the file where it stands, else where it belongs. */
  readonly file: FileRole | undefined
  readonly field: TextField
  /** The files as they were when the field was opened. */
  readonly base: Documents
}

/** A change on its way into the files. */
export interface SaveRequest {
  readonly edit: Edit
  /** In the past tense: `region set`, `profile dev removed`. */
  readonly label: string
  /** What it does to the history of changes. */
  readonly as: 'change' | 'undo' | 'redo'
  /** The files as they were when the user began: what others have changed since is theirs. */
  readonly base: Documents
}

/** A change that was written, and how to undo and redo it. */
export interface Step {
  readonly label: string
  readonly back: Edit
  readonly again: Edit
  /** The sso-session that it renamed, whose cached token follows; or null. */
  readonly renamedSession: { readonly from: string; readonly to: string } | null
}
