import { fitText } from '../text/fit.ts'
import { width } from '../text/width.ts'
import { type Row, type Span, type Style, span } from '../view/row.ts'

export interface Column {
  readonly title: string
}

/** Cells of one row, in the columns' order; their text is safe to print. */
export type Cells = readonly { readonly text: string; readonly style?: Style }[]

/** Columns as wide as their widest cell, two blanks apart; the last one is not padded. */
export function table(columns: readonly Column[], rows: readonly Cells[]): Row[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(width(title), ...rows.map((row) => width(row[at]?.text ?? ''))),
  )
  const line = (cells: Cells): Row =>
    columns.flatMap((_, at): Span[] => {
      const { text = '', style = 'text' } = cells[at] ?? {}
      const room = widths[at] ?? 0
      const isLast = at === columns.length - 1
      return isLast ? [span(text, style)] : [span(fitText(text, room), style), span('  ')]
    })
  return [line(columns.map(({ title }) => ({ text: title, style: 'strong' }))), ...rows.map(line)]
}
