import type { Row } from '../row.ts'

/** A block of the details: its rows, and which of them the cursor can stand on (in the order of the stops). */
export interface Block {
  readonly rows: readonly Row[]
  readonly stops: readonly number[]
  /** The row with the open field, where there is one. */
  readonly editRow?: number
}
