import type { State } from '../../src/app/state.ts'
import type { Row, Style } from '../../src/view/row.ts'
import { allRows, screenOf } from '../../src/view/screen.ts'

export function rowText(row: Row): string {
  return row.map((span) => span.text).join('')
}

/** Rows as lines of text, without the blanks that fill them up at their ends. */
export function linesOf(rows: readonly Row[]): string[] {
  return rows.map((row) => rowText(row).trimEnd())
}

/** What of a row is more than blanks: each piece of text with how it is meant. */
export function stylesOf(row: Row): [Style, string][] {
  return row.filter(({ text }) => text.trim() !== '').map(({ style, text }) => [style, text.trim()])
}

/** The whole picture of a state as lines of text. */
export function pictureOf(state: State): string[] {
  return allRows(screenOf(state)).map(rowText)
}
