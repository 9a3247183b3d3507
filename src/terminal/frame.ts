import type { Row } from '../view/row.ts'
import { addText, type Cell, fillRow, type Grid } from './cells.ts'
import { toGrid } from './parse-frame.ts'
import { paintRows } from './sgr.ts'
import type { Theme } from './theme.ts'

/** A picture in the two forms that the terminal needs: as text for an empty screen, as cells to find what changed. */
export interface Frame {
  /** Lines with SGR codes. */
  text(): string
  /** Exactly `rows` × `columns` cells. */
  grid(columns: number, rows: number): Grid
}

/** The picture of these rows; its cells come straight from their spans, without painting and parsing them. */
export function frameOfRows(rows: readonly Row[], theme: Theme): Frame {
  return {
    text: () => paintRows(rows, theme),
    grid: (columns, height) =>
      Array.from({ length: height }, (_, at) => fillRow(cellsOf(rows[at] ?? [], theme, columns), columns)),
  }
}

/**
 * The picture that Ink has written as text.
 *
 * @param read a `frameReader` for pictures that follow one another
 */
export function frameOfText(text: string, read: typeof toGrid = toGrid): Frame {
  return { text: () => text, grid: (columns, rows) => read(text, columns, rows) }
}

function cellsOf(row: Row, theme: Theme, columns: number): Cell[] {
  const cells: Cell[] = []
  for (const { text, style, link } of row) {
    const parameters = parametersOf(theme[style])
    addText(cells, text, link === undefined ? { style: parameters } : { style: parameters, link }, columns)
  }
  return cells
}

/** `CSI 1;31 m` → `1;31`. Themes list parameters in the order of `Cell.style`. */
function parametersOf(code: string): string {
  return code.slice(2, -1)
}
