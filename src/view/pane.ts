import { truncate } from '../text/fit.ts'
import { fitRow, type Row, rowWidth, type Span, span } from './row.ts'
import type { Symbols } from './symbols.ts'

export interface PaneFrame {
  readonly title: Row
  /** For the right end of the bottom border, such as the position in a list. */
  readonly note: string
  readonly width: number
  readonly height: number
  readonly isFocused: boolean
}

/** The rows in a frame of exactly `width` × `height`, cut or filled up with blanks. */
export function pane(frame: PaneFrame, rows: readonly Row[], symbols: Symbols): Row[] {
  const { width, height } = frame
  const { box, ellipsis } = symbols
  const style = frame.isFocused ? 'border-focused' : 'border'
  const inside = width - 2
  const side = span(box.down, style)
  const body: Row[] = []
  for (let at = 0; at < height - 2; at++)
    body.push([side].concat(fitRow(rows[at] ?? [], inside, ellipsis), side))
  return [titleBorder(frame, symbols), ...body, noteBorder(frame, symbols)]
}

function titleBorder({ title, width, isFocused }: PaneFrame, { box, ellipsis }: Symbols): Row {
  const style = isFocused ? 'border-focused' : 'border'
  const room = width - 6
  const shown = rowWidth(title) > room ? fitRow(title, room, ellipsis) : title
  const rest = width - 5 - rowWidth(shown)
  return [
    span(`${box.topLeft}${box.across} `, style),
    ...shown,
    span(` ${box.across.repeat(Math.max(0, rest))}${box.topRight}`, style),
  ]
}

function noteBorder({ note, width, isFocused }: PaneFrame, { box, ellipsis }: Symbols): Row {
  const style = isFocused ? 'border-focused' : 'border'
  const shown = note === '' ? '' : ` ${truncate(note, width - 6, ellipsis)} `
  const line = box.across.repeat(Math.max(0, width - 3 - shown.length))
  const spans: Span[] = [span(box.bottomLeft + line, style)]
  if (shown !== '') spans.push(span(shown, 'dim'))
  return [...spans, span(box.across + box.bottomRight, style)]
}
