import { fitText, truncate } from '../text/fit.ts'
import { width } from '../text/width.ts'

/** The meaning of a piece of text; `terminal/theme.ts` decides how it looks. */
export type Style =
  | 'text'
  | 'dim'
  | 'strong'
  | 'title'
  | 'border'
  | 'border-focused'
  | 'pane-title'
  | 'selected'
  | 'selected-idle'
  | 'valid'
  | 'expiring'
  | 'renewable'
  | 'expired'
  | 'signed-out'
  | 'unverified'
  | 'broken'
  | 'key'
  | 'origin'
  | 'error'
  | 'warning'
  | 'hint'
  | 'info'
  | 'cursor'
  | 'field'
  | 'proposal'
  | 'added'
  | 'removed'
  | 'qr'

export interface Span {
  readonly text: string
  readonly style: Style
  /** Address of a hyperlink (OSC 8). It must not hold control characters. */
  readonly link?: string
}

/** One line of cells. */
export type Row = readonly Span[]

export function span(text: string, style: Style = 'text'): Span {
  return { text, style }
}

export function rowWidth(row: Row): number {
  return row.reduce((sum, { text }) => sum + width(text), 0)
}

/** The row cut to exactly `cells`, or padded with blanks in `style`. */
export function fitRow(row: Row, cells: number, mark: string, style: Style = 'text'): Row {
  const fitted: Span[] = []
  let left = cells
  // Without an iterator, which would allocate an object per span: every row of the first picture passes here, and more
  // than about a megabyte of objects starts a garbage collection, which takes 1 ms of the 40 ms until that picture.
  for (let nth = 0, each = row[0]; each && left > 0; each = row[++nth]) {
    const used = width(each.text)
    if (used <= left) fitted.push(each)
    else fitted.push({ ...each, text: fitText(truncate(each.text, left, mark), left) })
    left -= Math.min(used, left)
  }
  if (left > 0) fitted.push({ text: ' '.repeat(left), style })
  return fitted
}

/** `left` and `right` at the two ends of `cells`; if they do not fit, the left one is cut first. */
export function spread(left: Row, right: Row, cells: number, mark: string): Row {
  const rightWidth = rowWidth(right)
  if (rightWidth >= cells) return fitRow(right, cells, mark)
  return [...fitRow(left, cells - rightWidth, mark), ...right]
}

/** The whole row in one style, for the selection bar. */
export function restyle(row: Row, style: Style): Row {
  return [{ text: row.map(({ text }) => text).join(''), style }]
}
