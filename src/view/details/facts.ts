import { wrap } from '../../text/fit.ts'
import { type Row, type Span, span } from '../row.ts'

export const LABEL_CELLS = 12

export function label(text: string): Span {
  return span(` ${text.padEnd(LABEL_CELLS)}`, 'dim')
}

/** A fact on a line of its own. */
export function fact(name: string, text: string): Row {
  return [label(name), span(text)]
}

/** A fact on as many lines as it needs, up to `most`. */
export function facts(name: string, text: string, cells: number, most = 3): Row[] {
  return wrap(text, cells - LABEL_CELLS - 2)
    .slice(0, most)
    .map((line, at) => fact(at === 0 ? name : '', line))
}
