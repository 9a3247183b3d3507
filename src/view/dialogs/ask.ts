import type { Ask } from '../../app/overlay.ts'
import { wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { type Row, span } from '../row.ts'
import type { DialogBody } from './dialog-body.ts'

/** A yes-or-no question with the facts that matter for the answer. */
export function askRows({ title, lines }: Ask, cells: number): DialogBody {
  const rows = lines.flatMap((line) => wrap(visible(line), cells - 1)).map((line): Row => [span(line)])
  const answers = [span('Enter', 'key'), span(' yes   ', 'dim'), span('Esc', 'key'), span(' no', 'dim')]
  return { title, rows: [...rows, [], answers], note: '' }
}
