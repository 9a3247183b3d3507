import type { Confirm } from '../../app/overlay.ts'
import type { DiffLine } from '../../profiles/edit/line-diff.ts'
import { visible, wrap } from '../../text/text.ts'
import { fitRow, type Row, type Style, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { DialogBody } from './dialog.ts'

const STYLES: Readonly<Record<DiffLine['sign'], Style>> = { '+': 'added', '-': 'removed', ' ': 'dim' }

/** What would be written, line by line, and the question. */
export function confirmRows(confirm: Confirm, cells: number, height: number, symbols: Symbols): DialogBody {
  const notes = confirm.notes.flatMap((note) => wrap(visible(note), cells - 1))
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
  const all = diffRows(confirm.lines, cells, symbols)
  const room = Math.max(1, height - head.length - tail.length)
  const top = Math.max(0, Math.min(confirm.top, all.length - room))
  const hidden = all.length - room - top
  const note = hidden > 0 ? `${hidden} more line${hidden === 1 ? '' : 's'}` : all.length > room ? 'end' : ''
  return { title: confirm.title, rows: [...head, ...all.slice(top, top + room), ...tail], note }
}

function diffRows(lines: readonly DiffLine[], cells: number, symbols: Symbols): Row[] {
  const rows: Row[] = []
  lines.forEach((each, at) => {
    const before = lines[at - 1]
    if (before?.file !== each.file) {
      if (before) rows.push([])
      rows.push([span(each.file, 'strong')])
    } else if (isGap(before, each)) rows.push([span(`  ${symbols.ellipsis}`, 'dim')])
    const text = `${String(each.line).padStart(5)} ${each.sign} ${visible(each.text)}`
    rows.push(fitRow([span(text, STYLES[each.sign])], cells, symbols.ellipsis))
  })
  return rows
}

/** Between two hunks: the context of the one is not followed by the other's. */
function isGap(before: DiffLine, after: DiffLine): boolean {
  return before.sign === ' ' && after.sign === ' ' && after.line > before.line + 1
}
