import { width } from '../../text/width.ts'
import type { Row, Span } from '../row.ts'

/** Lays a box of rows over the middle of a picture. */
export function layOver(
  picture: readonly Row[],
  box: readonly Row[],
  boxWidth: number,
  columns: number,
): Row[] {
  const top = Math.max(0, Math.floor((picture.length - box.length) / 2))
  const left = Math.max(0, Math.floor((columns - boxWidth) / 2))
  return picture.map((row, at) => {
    const over = box[at - top]
    if (!over) return row
    return [...cut(row, 0, left), ...over, ...cut(row, left + boxWidth, columns)]
  })
}

/** The cells of a row from `start` to `end`. Half a wide character becomes a blank. */
function cut(row: Row, start: number, end: number): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const each of row) {
    let kept = ''
    for (const char of each.text) {
      const next = at + width(char)
      if (at >= start && next <= end) kept += char
      else if (next > start && at < end) kept += ' '.repeat(Math.min(next, end) - Math.max(at, start))
      at = next
    }
    if (kept !== '') spans.push({ ...each, text: kept })
  }
  return spans
}
