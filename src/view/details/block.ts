import type { Row } from '../row.ts'

/** A block of the details: its rows, and the indexes of those that the cursor stops at, in ascending order. */
export interface Block {
  readonly rows: readonly Row[]
  readonly stops: readonly number[]
  /** The index of the row with the open field, if there is one. */
  readonly editRow?: number
}
