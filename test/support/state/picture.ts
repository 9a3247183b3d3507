import type { State } from '../../../src/app/state.ts'
import type { Row, Style } from '../../../src/view/row.ts'
import { allRows, screenOf } from '../../../src/view/screen.ts'

export function rowText(row: Row): string {
  return row.map((span) => span.text).join('')
}

/** Rows as lines of text, without the blanks that fill them up. */
export function linesOf(rows: readonly Row[]): string[] {
  return rows.map((row) => rowText(row).trimEnd())
}

/** What a row shows: each piece of text that is more than blanks, with its style. */
export function stylesOf(row: Row): [Style, string][] {
  return row.filter(({ text }) => text.trim() !== '').map(({ style, text }) => [style, text.trim()])
}

/** The screen that shows this state, as lines of text. */
export function pictureOf(state: State): string[] {
  return allRows(screenOf(state)).map(rowText)
}
