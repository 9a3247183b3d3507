import { confirmLayout, type DiffRow } from '../../app/edit/confirm-layout.ts'
import type { DialogSize } from '../../app/layout.ts'
import type { Confirm } from '../../app/overlay.ts'
import type { DiffLine } from '../../profiles/edit/line-diff.ts'
import { visible } from '../../text/visible.ts'
import { fitRow, type Row, type Style, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { DialogBody } from './dialog-body.ts'

const STYLES: Readonly<Record<DiffLine['sign'], Style>> = { '+': 'added', '-': 'removed', ' ': 'dim' }

/** The lines that would be written, and the question. */
export function confirmRows(confirm: Confirm, size: DialogSize, symbols: Symbols): DialogBody {
  const { notes, rows, room, lastTop } = confirmLayout(confirm, size)
  const head: Row[] = notes.map((line): Row => [span(line, 'warning')])
  if (head.length > 0) head.push([])
  const tail: Row[] = [
    [],
    [
      span('Write this?  ', 'strong'),
      span('Enter', 'key'),
      span(' yes  ', 'dim'),
      span('Esc', 'key'),
      span(' no', 'dim'),
    ],
  ]
  const top = Math.min(confirm.top, lastTop)
  const shown = rows.slice(top, top + room).map((row) => diffRow(row, size.cells, symbols))
  const hidden = lastTop - top
  const note = hidden > 0 ? `${hidden} more line${hidden === 1 ? '' : 's'}` : lastTop > 0 ? 'end' : ''
  return { title: confirm.title, rows: [...head, ...shown, ...tail], note }
}

function diffRow(row: DiffRow, cells: number, symbols: Symbols): Row {
  switch (row.type) {
    case 'blank':
      return []
    case 'file':
      return [span(row.file, 'strong')]
    case 'gap':
      return [span(`  ${symbols.ellipsis}`, 'dim')]
    case 'line': {
      const { line, sign, text } = row.line
      const shown = `${String(line).padStart(5)} ${sign} ${visible(text)}`
      return fitRow([span(shown, STYLES[sign])], cells, symbols.ellipsis)
    }
  }
}
