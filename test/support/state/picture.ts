import type { State } from '../../../src/app/state.ts'
import type { Row } from '../../../src/view/row.ts'
import { allRows, screenOf } from '../../../src/view/screen.ts'

export function rowText(row: Row): string {
  return row.map((span) => span.text).join('')
}

/** The whole picture of a state as lines of text. */
export function pictureOf(state: State): string[] {
  return allRows(screenOf(state)).map(rowText)
}
