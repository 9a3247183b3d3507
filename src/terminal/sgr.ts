import type { Row } from '../view/row.ts'
import type { Theme } from './theme.ts'

const RESET = '\u001b[0m'

/** Starts a hyperlink to `address` (OSC 8); an empty address ends it. */
export function linkTo(address: string): string {
  return `\u001b]8;;${address}\u001b\\`
}

/** A row → text with SGR codes that ends in plain style. Adjacent spans of the same style share their codes. */
export function paintRow(row: Row, theme: Theme): string {
  let painted = ''
  let open = ''
  // Without an iterator, see `fitRow`.
  for (let nth = 0, span = row[0]; span; span = row[++nth]) {
    const { text, style, link } = span
    const code = theme[style]
    if (code !== open) {
      if (open !== '') painted += RESET
      painted += code
      open = code
    }
    painted += link === undefined ? text : `${linkTo(link)}${text}${linkTo('')}`
  }
  return open === '' ? painted : painted + RESET
}

/** Rows → text with one line per row. */
export function paintRows(rows: readonly Row[], theme: Theme): string {
  return rows.map((row) => paintRow(row, theme)).join('\n')
}
