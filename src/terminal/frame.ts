import type { Row } from '../view/row.ts'
import { addText, type Cell, fillRow, type Grid } from './cells.ts'
import { toGrid } from './parse-frame.ts'
import { paintRows } from './sgr.ts'
import type { Theme } from './theme.ts'

/** A picture as the terminal needs it: whole, for a screen that shows nothing of it, or as cells, to find what changed. */
export interface Frame {
  /** Lines with SGR codes. */
  text(): string
  /** Exactly `rows` × `columns` cells. */
  grid(columns: number, rows: number): Grid
}

/** The picture of these rows; its cells come from their spans without a detour through codes. */
export function frameOfRows(rows: readonly Row[], theme: Theme): Frame {
  return {
    text: () => paintRows(rows, theme),
    grid: (columns, height) =>
      Array.from({ length: height }, (_, at) => fillRow(cellsOf(rows[at] ?? [], theme, columns), columns)),
  }
}

/** The picture that Ink has written: it knows text only. */
export function frameOfText(text: string): Frame {
  return { text: () => text, grid: (columns, rows) => toGrid(text, columns, rows) }
}

function cellsOf(row: Row, theme: Theme, columns: number): Cell[] {
  const cells: Cell[] = []
  for (const { text, style, link } of row) {
    const parameters = parametersOf(theme[style])
    addText(cells, text, link === undefined ? { style: parameters } : { style: parameters, link }, columns)
  }
  return cells
}

/** `CSI 1;31 m` → `1;31`: themes list them in the order in which cells have them. */
function parametersOf(code: string): string {
  return code.slice(2, -1)
}
