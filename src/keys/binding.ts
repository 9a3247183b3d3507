import type { Intent } from '../app/intent.ts'
import type { State } from '../app/state.ts'
import type { KeyContext } from './context.ts'

/** A row of the table of keys. */
export interface Binding {
  readonly in: readonly KeyContext[]
  /** Names as `keyNames` returns them; the footer shows the first. */
  readonly keys: readonly string[]
  readonly intent: Intent
  /** What the key does, for help and README. */
  readonly label: string
  readonly group: Group
  /** Shown in the footer, in ascending order of rank, which is unique within a context. */
  readonly footer?: {
    readonly rank: number
    /** What the key does now, if that depends on the state. */
    readonly word: string | ((state: State) => string)
    /** When to show it; always by default. */
    readonly when?: (state: State) => boolean
  }
  /** Why the key cannot be used now, in words that complete a sentence, or undefined. */
  readonly disabled?: (state: State) => string | undefined
}

export type Group = 'Move' | 'Show' | 'Session' | 'Use' | 'Change' | 'Fields and dialogs' | 'General'
