import type { Row } from '../row.ts'

/** The content of a dialog: its title, the rows inside its frame, and a note for the bottom border. */
export interface DialogBody {
  readonly title: string
  readonly rows: readonly Row[]
  readonly note: string
}
