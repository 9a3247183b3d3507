import type { Environment } from '../profiles/environment.ts'
import type { FileRole } from '../profiles/problem.ts'
import type { Standing } from '../session/board.ts'
import type { Inventory } from '../session/inventory.ts'
import type { Caches } from '../session/ports.ts'
import type { Preferences, SortOrder } from './preferences.ts'

/** What was found where a file should be; the same shape as `os/files.ts` gives. */
export type Source =
  | { readonly state: 'read'; readonly text: string; readonly mode: number | null }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly reason: string }

export type Sources = Readonly<Record<FileRole, Source>>

/** What the dashboard was started with and never changes. */
export interface Setup {
  readonly environment: Environment
  readonly preferences: Preferences
  readonly isAscii: boolean
  readonly isDemo: boolean
  readonly isReadOnly: boolean
}

export type Pane = 'list' | 'details'

/** One thing at a time lies over the panes. */
export type Overlay = { readonly type: 'help'; readonly top: number }

export interface Notice {
  readonly tone: 'info' | 'warning' | 'error'
  readonly text: string
  /** When it goes away by itself, ms since the epoch. */
  readonly until: number
}

export interface State {
  readonly setup: Setup
  readonly size: { readonly columns: number; readonly rows: number }
  /** Milliseconds since the epoch, as of the last tick. */
  readonly now: number
  readonly sources: Sources
  readonly inventory: Inventory
  readonly caches: Caches
  /** In the inventory's order. */
  readonly standings: readonly Standing[]
  /** Indices of the entries that the list shows, in its order. */
  readonly order: readonly number[]
  /** Name of the chosen profile; null where the list is empty. */
  readonly selected: string | null
  /** First row of the list that is on screen. */
  readonly top: number
  readonly filter: { readonly text: string; readonly cursor: number; readonly isOpen: boolean }
  readonly sort: SortOrder
  readonly attentionOnly: boolean
  readonly focus: Pane
  /** Which of the details' stops the cursor is on. */
  readonly detail: number
  readonly overlay: Overlay | null
  readonly notice: Notice | null
  /** What is wrong with watching the files, or null. */
  readonly watchTrouble: string | null
}
