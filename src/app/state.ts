import type { SectionId } from '../profiles/edit/edit.ts'
import type { Environment } from '../profiles/environment.ts'
import type { Files } from '../session/home.ts'
import type { Caches } from '../session/ports.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import type { ProfileStatus } from '../session/statuses.ts'
import type { Listing } from './accounts/listing.ts'
import type { CheckRun, ProfileCheck } from './check/check.ts'
import type { Editing, SaveRequest, Step } from './edit/change.ts'
import type { Overlay } from './overlay.ts'
import type { Preferences, SortOrder } from './preferences.ts'

/** What the dashboard was started with and never changes. */
export interface Setup {
  readonly environment: Environment
  readonly preferences: Preferences
  readonly isAscii: boolean
  readonly isDemo: boolean
  readonly isReadOnly: boolean
  /** There is a browser in front of the user: not over SSH. */
  readonly canBrowse: boolean
  /** `--redact`: of account ids only the last digits are shown. */
  readonly isRedacted: boolean
  /** Lines of the help, which is made of the table of keys. */
  readonly helpLines: number
}

export type Pane = 'list' | 'details'

export interface Notice {
  readonly tone: 'info' | 'warning' | 'error'
  readonly text: string
  /** When it goes away by itself, ms since the epoch. */
  readonly until: number
}

export interface Revealed {
  readonly target: SectionId
  readonly key: string
  /** Milliseconds since the epoch. */
  readonly until: number
}

export interface RefreshFailure {
  /** Why, and what to do: sentences. */
  readonly message: string
  /** When, ms since the epoch. */
  readonly at: number
  /** It may go better a little later, and is tried again. */
  readonly isPassing: boolean
}

export interface State {
  readonly setup: Setup
  readonly size: { readonly columns: number; readonly rows: number }
  /** Milliseconds since the epoch, as of the last tick. */
  readonly now: number
  readonly files: Files
  readonly profileIndex: ProfileIndex
  readonly caches: Caches
  /** In the inventory's order. */
  readonly statuses: readonly ProfileStatus[]
  /** Indices of the entries that the list shows, in its order. */
  readonly order: readonly number[]
  /** Name of the chosen profile; null where the list is empty. */
  readonly selected: string | null
  /** The one that was chosen before a filter hid it, to be chosen again when it is back; or null. */
  readonly former: string | null
  /** First row of the list that is on screen. */
  readonly top: number
  readonly filter: { readonly text: string; readonly cursor: number; readonly isOpen: boolean }
  readonly sort: SortOrder
  readonly attentionOnly: boolean
  readonly focus: Pane
  /** Which of the details' stops the cursor is on. */
  readonly detail: number
  readonly overlay: Overlay | null
  /** The value that is being edited on its own line, or null. */
  readonly editing: Editing | null
  /** The change that is being written, or null. */
  readonly saving: SaveRequest | null
  /** How many attempts at the network there have been: each has its number. */
  readonly attempts: number
  /** What checks found, by profile. */
  readonly checks: ReadonlyMap<string, ProfileCheck>
  readonly checking: CheckRun | null
  /** The services' own words are shown with a failed check. */
  readonly showsRaw: boolean
  /** What the portal lists, by session. */
  readonly listings: ReadonlyMap<string, Listing>
  /** Sessions whose token could not be renewed, by name, with the reason. */
  readonly refreshFailures: ReadonlyMap<string, RefreshFailure>
  readonly history: { readonly done: readonly Step[]; readonly undone: readonly Step[] }
  /** The one secret that is shown in full for a while, or null. */
  readonly revealed: Revealed | null
  readonly notice: Notice | null
  /** What is wrong with watching the files, or null. */
  readonly watchReason: string | null
}
