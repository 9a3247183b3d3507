import { fitText, truncate, width } from '../text/text.ts'

/** How a piece of text is meant; `paint/` knows how that looks. */
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
  | 'added'
  | 'removed'
  | 'qr'

export interface Span {
  readonly text: string
  readonly style: Style
  /** Where the text leads, for terminals that know hyperlinks (OSC 8). Must be checked before. */
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

/** The row cut or filled with blanks to exactly `cells`; the filling takes `style`. */
export function fitRow(row: Row, cells: number, mark: string, style: Style = 'text'): Row {
  const fitted: Span[] = []
  let left = cells
  // By numbers, as all that every row goes through: iterators make an object for each span, and until the first picture
  // there is room for a megabyte of objects before they are collected, which takes 1 of its 40 ms.
  for (let nth = 0; nth < row.length && left > 0; nth++) {
    const each = row[nth] as Span
    const used = width(each.text)
    if (used <= left) fitted.push(each)
    else fitted.push({ ...each, text: fitText(truncate(each.text, left, mark), left) })
    left -= Math.min(used, left)
  }
  if (left > 0) fitted.push({ text: ' '.repeat(left), style })
  return fitted
}

/** `left` and `right` at the two ends of `cells`; the right one stays whole as long as it fits. */
export function spread(left: Row, right: Row, cells: number, mark: string): Row {
  const rightWidth = rowWidth(right)
  if (rightWidth >= cells) return fitRow(right, cells, mark)
  return [...fitRow(left, cells - rightWidth, mark), ...right]
}

/** The whole row in one style, as the selection bar shows it. */
export function restyle(row: Row, style: Style): Row {
  return [{ text: row.map(({ text }) => text).join(''), style }]
}
