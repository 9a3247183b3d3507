import type { SectionId } from '../profiles/edit/edit.ts'
import type { Environment } from '../profiles/environment.ts'
import type { Files } from '../session/home.ts'
import type { Caches } from '../session/ports.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import type { ProfileStatus } from '../session/statuses.ts'
import type { Listing } from './accounts/listing.ts'
import type { ListRow } from './browse/groups.ts'
import type { CheckRun, ProfileCheck } from './check/check.ts'
import type { Editing, SaveRequest, Step } from './edit/change.ts'
import type { Draft } from './edit/draft.ts'
import type { TextField } from './edit/text-field.ts'
import type { Overlay } from './overlay.ts'
import type { Grouping, Preferences, SortOrder } from './preferences.ts'

/** What the dashboard was started with; it never changes. */
export interface Setup {
  readonly environment: Environment
  readonly preferences: Preferences
  readonly isAscii: boolean
  readonly isDemo: boolean
  readonly isReadOnly: boolean
  /** False over SSH, for example: a browser would open where the user does not see it. */
  readonly canBrowse: boolean
  /** `--redact`: only the last digits of account ids are shown. */
  readonly isRedacted: boolean
  /** How many rows the help has at this width; given because `app` does not know the table of keys. */
  readonly helpLines: (state: State, columns: number) => number
}

export type Pane = 'list' | 'details'

export interface Notice {
  readonly tone: 'info' | 'warning' | 'error'
  readonly text: string
  /** When it disappears, ms since the epoch. */
  readonly until: number
}

export interface Revealed {
  readonly target: SectionId
  readonly key: string
  /** Milliseconds since the epoch. */
  readonly until: number
}

export interface RefreshFailure {
  /** Why, and what to do; in sentences. */
  readonly message: string
  /** When, ms since the epoch. */
  readonly at: number
  /** True if another try soon may work; there will be one. */
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
  /** In the order of `profileIndex.entries`. */
  readonly statuses: readonly ProfileStatus[]
  /** Indices of the entries that the list shows, in its order, folded ones included. */
  readonly order: readonly number[]
  /** What the list shows, line by line. */
  readonly rows: readonly ListRow[]
  readonly grouping: Grouping
  /** The groups whose profiles are hidden, by id. */
  readonly folded: ReadonlySet<string>
  /** Name of the chosen profile; null if a heading is chosen or the list is empty. */
  readonly selected: string | null
  /** Id of the group whose heading is chosen, or null. */
  readonly heading: string | null
  /** The profile that was chosen before a filter hid it, or null; it is chosen again when it reappears. */
  readonly former: string | null
  /** Index of the first list row on screen. */
  readonly top: number
  readonly filter: TextField & { readonly isOpen: boolean }
  readonly sort: SortOrder
  readonly attentionOnly: boolean
  readonly focus: Pane
  /** Index of the detail item with the cursor. */
  readonly detail: number
  readonly overlay: Overlay | null
  /** What was typed into fields that were left with Esc, by what they are for. */
  readonly drafts: ReadonlyMap<string, Draft>
  /** The value that is being edited in place, or null. */
  readonly editing: Editing | null
  /** The change that is being written, or null. */
  readonly saving: SaveRequest | null
  /** The number of the latest attempt at the network; late answers to earlier ones are ignored. */
  readonly attempts: number
  /** By profile name. */
  readonly checks: ReadonlyMap<string, ProfileCheck>
  readonly checking: CheckRun | null
  /** True if failed checks show the service's own error message. */
  readonly showsRaw: boolean
  /** What the portal lists, by session name. */
  readonly listings: ReadonlyMap<string, Listing>
  /** What a portal has called each account, by id. */
  readonly accountNames: ReadonlyMap<string, string>
  /** Why tokens could not be renewed, by session name. */
  readonly refreshFailures: ReadonlyMap<string, RefreshFailure>
  /** When a renewal last went well, ms since the epoch, by sso-session. */
  readonly renewedAt: ReadonlyMap<string, number>
  readonly history: { readonly done: readonly Step[]; readonly undone: readonly Step[] }
  /** Index of the detail item that is shown whole, however long it is, or null; it is the one with the cursor. */
  readonly whole: number | null
  /** The secret that is shown in full for a few seconds, or null. */
  readonly revealed: Revealed | null
  readonly notice: Notice | null
  /** AWS's clock minus ours, ms, where this machine's clock is wrong; null as far as is known. */
  readonly clockOffsetMs: number | null
  /** Why the files are not watched as they should be, or null. */
  readonly watchReason: string | null
}
