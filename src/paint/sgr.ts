import type { Row } from '../view/row.ts'
import type { Theme } from './theme.ts'

const RESET = '\u001b[0m'

/** A row → text with SGR codes, which ends in plain style. Equal neighbouring styles share their codes. */
export function paintRow(row: Row, theme: Theme): string {
  let painted = ''
  let open = ''
  for (const { text, style } of row) {
    const code = theme[style]
    if (code !== open) {
      if (open !== '') painted += RESET
      painted += code
      open = code
    }
    painted += text
  }
  return open === '' ? painted : painted + RESET
}

/** Rows → one text, a line each. */
export function paintRows(rows: readonly Row[], theme: Theme): string {
  return rows.map((row) => paintRow(row, theme)).join('\n')
}
