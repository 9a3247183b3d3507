import type { Row } from '../row.ts'

/** What a dialog holds: the rows inside of its frame, and a note for the lower border. */
export interface DialogBody {
  readonly title: string
  readonly rows: readonly Row[]
  readonly note: string
}
