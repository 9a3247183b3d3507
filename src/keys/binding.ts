import type { Intent } from '../app/intent.ts'
import type { State } from '../app/state.ts'
import type { KeyContext } from './context.ts'

export interface Binding {
  readonly in: readonly KeyContext[]
  /** Names as `match.ts` gives them; the first one is shown. */
  readonly keys: readonly string[]
  readonly intent: Intent
  /** What it does, for help and README. */
  readonly label: string
  readonly group: Group
  /** Shown in the footer, lowest first; short words. */
  readonly footer?: {
    readonly rank: number
    readonly word: string
    /** Where it is worth its place; default always. */
    readonly when?: (state: State) => boolean
  }
  /** Why it cannot be used now, or nothing. */
  readonly disabled?: (state: State) => string | undefined
}

export type Group = 'Move' | 'Show' | 'Session' | 'Use' | 'Change' | 'Fields and dialogs' | 'General'
