import type { Documents } from '../profiles/edit/documents.ts'
import type { SectionId } from '../profiles/edit/edit.ts'
import type { DiffLine } from '../profiles/edit/line-diff.ts'
import type { Conflict } from '../profiles/edit/replay.ts'
import type { Import } from '../profiles/import/imported.ts'
import type { FileRole } from '../profiles/problem.ts'
import type { Accounts } from './accounts/accounts.ts'
import type { SaveRequest } from './edit/change.ts'
import type { Held } from './edit/hold.ts'
import type { Offer } from './edit/mending.ts'
import type { TextField } from './edit/text-field.ts'
import type { WizardKind } from './edit/wizard-kind.ts'
import type { Effect } from './effect.ts'
import type { Login } from './login/login.ts'

/** Where an import comes from. */
export interface ImportSource {
  /** As the subject of a sentence: `The pasted text`, or a file's name. */
  readonly what: string
  /** A profile for keys that have no name, to begin with; null if there is no telling. */
  readonly name: string | null
  /** What Esc goes back to. */
  readonly behind: Overlay | null
}

export interface MenuItem {
  readonly id: string
  readonly label: string
  /** An explanation of one line, shown dim. */
  readonly note: string
}

/** What happens with the chosen item. */
export type MenuPurpose =
  | {
      readonly type: 'set-value'
      readonly target: SectionId
      readonly key: string
      readonly file: FileRole | undefined
      readonly base: Documents
      /** What the value mends, in sentences: with these, the diff is shown before anything is written. */
      readonly notes?: readonly string[]
    }
  | { readonly type: 'add-setting'; readonly target: SectionId }
  | { readonly type: 'new-profile' }
  /** The id of an item is the index of its mending. */
  | { readonly type: 'mend'; readonly offers: readonly Offer[] }
  | { readonly type: 'copy' }
  /** What to do where names are taken. */
  | { readonly type: 'import-clash'; readonly found: Import; readonly source: ImportSource }

/** A list to choose from, narrowed by typing. */
export interface Menu {
  readonly type: 'menu'
  readonly title: string
  readonly items: readonly MenuItem[]
  readonly field: TextField
  /** Position among the items that match. */
  readonly at: number
  /** True if any typed text is an answer too. */
  readonly takesText: boolean
  /** The value that Enter was held at because it cannot work. */
  readonly held?: Held
  readonly purpose: MenuPurpose
}

export interface FormField {
  readonly key: string
  /** The question, in the words of `aws configure` if that asks it. */
  readonly label: string
  readonly field: TextField
  /** Without an answer, the form cannot be sent. */
  readonly isRequired?: boolean
  /** The answer that the form was opened with; none if it is missing. */
  readonly initial?: string
}

export type FormPurpose =
  | { readonly type: 'wizard'; readonly kind: WizardKind }
  | { readonly type: 'rename'; readonly target: SectionId }
  | { readonly type: 'duplicate'; readonly target: SectionId }
  | {
      readonly type: 'mfa'
      readonly serial: string
      readonly profile: string
      readonly roleArn: string
      /** The other profiles that the same code is for. */
      readonly others: readonly string[]
      readonly behind: Overlay | null
    }
  | { readonly type: 'name-profiles'; readonly accounts: Accounts }
  /** `attempt` is that of the file being read, or null. */
  | { readonly type: 'import'; readonly attempt: number | null }
  /** Asks for the profile of keys that have no name. */
  | { readonly type: 'import-name'; readonly found: Import; readonly source: ImportSource }

/** Questions that are answered together. */
export interface Form {
  readonly type: 'form'
  readonly title: string
  readonly fields: readonly FormField[]
  /** Index of the field with the cursor, among those that are shown. */
  readonly at: number
  readonly purpose: FormPurpose
  /** Why the answers were refused, or null. */
  readonly refusal: string | null
  /** The answers that Enter was held at because they cannot work, by the field's key. */
  readonly held?: ReadonlyMap<string, Held>
  /** Keys of the fields that hold what was typed before an earlier Esc; none once the form was begun anew. */
  readonly givenBack?: ReadonlySet<string>
}

/** Shows exactly what would be written, and asks whether to write it. */
export interface Confirm {
  readonly type: 'confirm'
  readonly title: string
  /** What to know before saying yes. */
  readonly notes: readonly string[]
  readonly lines: readonly DiffLine[]
  readonly top: number
  readonly request: SaveRequest
  /** What Esc goes back to. */
  readonly behind: Overlay | null
}

/** Another program changed the same setting in the meantime. */
export interface Clash {
  readonly type: 'clash'
  readonly conflict: Conflict
  readonly request: SaveRequest
}

export interface Help {
  readonly type: 'help'
  readonly top: number
}

/** What lies over the panes; there is at most one. */
export type Overlay = Help | Menu | Form | Confirm | Clash | Ask | Login | Accounts

/** A question before an effect that does not write to config or credentials. */
export interface Ask {
  readonly type: 'ask'
  readonly title: string
  readonly lines: readonly string[]
  /** Carried out on Enter. */
  readonly yes: Effect | { readonly type: 'check-on-terminal'; readonly name: string }
}
