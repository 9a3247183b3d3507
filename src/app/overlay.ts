import type { Documents } from '../profiles/edit/documents.ts'
import type { Edit, SectionId } from '../profiles/edit/edit.ts'
import type { DiffLine } from '../profiles/edit/line-diff.ts'
import type { Conflict } from '../profiles/edit/replay.ts'
import type { FileRole } from '../profiles/problem.ts'
import type { Accounts } from './accounts/accounts.ts'
import type { TextField } from './edit/text-field.ts'
import type { WizardKind } from './edit/wizard.ts'
import type { Effect } from './effect.ts'
import type { Login } from './login/login.ts'

export interface MenuItem {
  readonly id: string
  readonly label: string
  /** One line of meaning, shown dim. */
  readonly note: string
}

/** What a menu's answer is for. */
export type MenuPurpose =
  | {
      readonly type: 'set-value'
      readonly target: SectionId
      readonly key: string
      readonly file: FileRole | undefined
      readonly base: Documents
    }
  | { readonly type: 'add-setting'; readonly target: SectionId }
  | { readonly type: 'new-profile' }
  | { readonly type: 'copy' }

/** A list to choose from, narrowed by typing. */
export interface Menu {
  readonly type: 'menu'
  readonly title: string
  readonly items: readonly MenuItem[]
  readonly field: TextField
  /** Position among the items that match. */
  readonly at: number
  /** True where what was typed is an answer too. */
  readonly takesText: boolean
  readonly purpose: MenuPurpose
}

export interface FormField {
  readonly key: string
  /** The question, in the words of `aws configure` where that asks it. */
  readonly label: string
  readonly field: TextField
}

export type FormPurpose =
  | { readonly type: 'wizard'; readonly kind: WizardKind }
  | { readonly type: 'rename'; readonly target: SectionId }
  | { readonly type: 'duplicate'; readonly target: SectionId }
  | { readonly type: 'mfa'; readonly serial: string; readonly behind: Overlay | null }
  | { readonly type: 'name-profiles'; readonly accounts: Accounts }

/** One screen of questions. */
export interface Form {
  readonly type: 'form'
  readonly title: string
  readonly fields: readonly FormField[]
  /** Which field the cursor is in. */
  readonly at: number
  readonly purpose: FormPurpose
  /** Why it cannot be sent as it is. */
  readonly refusal: string | null
}

/** Shows exactly what would be written, and asks. */
export interface Confirm {
  readonly type: 'confirm'
  readonly title: string
  /** What else there is to know before. */
  readonly notes: readonly string[]
  readonly lines: readonly DiffLine[]
  readonly top: number
  readonly request: SaveRequest
  /** What Esc goes back to. */
  readonly behind: Overlay | null
}

/** Somebody else changed the same setting meanwhile. */
export interface Clash {
  readonly type: 'clash'
  readonly conflict: Conflict
  readonly request: SaveRequest
}

export interface Help {
  readonly type: 'help'
  readonly top: number
}

/** One thing at a time lies over the panes. */
export type Overlay = Help | Menu | Form | Confirm | Clash | Ask | Login | Accounts

/** A question before something that is not written into the files. */
export interface Ask {
  readonly type: 'ask'
  readonly title: string
  readonly lines: readonly string[]
  /** What Enter starts. */
  readonly yes: Effect
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

/** A setting whose value is a text field on its own line. */
export interface Editing {
  readonly target: SectionId
  readonly key: string
  /** Undefined: where it stands, else where it belongs. */
  readonly file: FileRole | undefined
  readonly field: TextField
  /** The files as they were when the field was opened. */
  readonly base: Documents
}

/** A change that was written, and how to take it back or make it again. */
export interface Step {
  readonly label: string
  readonly back: Edit
  readonly again: Edit
  /** The sso-session that got another name by it, whose cached token follows; or null. */
  readonly renamedSession: { readonly from: string; readonly to: string } | null
}
