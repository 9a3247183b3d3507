import type { Row, Span } from '../view/row.ts'
import type { Theme } from './theme.ts'

const RESET = '\u001b[0m'

/** OSC 8: what follows leads to that address; an empty one ends it. */
export function linkTo(address: string): string {
  return `\u001b]8;;${address}\u001b\\`
}

/** A row → text with SGR codes, which ends in plain style. Equal neighbouring styles share their codes. */
export function paintRow(row: Row, theme: Theme): string {
  let painted = ''
  let open = ''
  for (let nth = 0; nth < row.length; nth++) {
    const { text, style, link } = row[nth] as Span
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

/** Rows → one text, a line each. */
export function paintRows(rows: readonly Row[], theme: Theme): string {
  return rows.map((row) => paintRow(row, theme)).join('\n')
}
