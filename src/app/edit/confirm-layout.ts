import type { DiffLine } from '../../profiles/edit/line-diff.ts'
import type { FileRole } from '../../profiles/problem.ts'
import { wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import type { DialogSize } from '../layout.ts'
import type { Confirm } from '../overlay.ts'

/** One row of a diff on screen. */
export type DiffRow =
  | { readonly type: 'line'; readonly line: DiffLine }
  | { readonly type: 'file'; readonly file: FileRole }
  /** Stands for the lines between two hunks. */
  | { readonly type: 'gap' }
  | { readonly type: 'blank' }

export interface ConfirmLayout {
  /** The notes above the diff, wrapped. */
  readonly notes: readonly string[]
  readonly rows: readonly DiffRow[]
  /** How many of the rows fit on screen. */
  readonly room: number
  /** The last scroll position. */
  readonly lastTop: number
}

/** A blank row and the question, below the diff. */
const QUESTION_ROWS = 2

/** The rows of a confirmation in a dialog of this size. */
export function confirmLayout({ lines, notes }: Confirm, { cells, height }: DialogSize): ConfirmLayout {
  const wrapped = notes.flatMap((note) => wrap(visible(note), cells - 1))
  const above = wrapped.length > 0 ? wrapped.length + 1 : 0
  const rows = diffRows(lines)
  const room = Math.max(1, height - above - QUESTION_ROWS)
  return { notes: wrapped, rows, room, lastTop: Math.max(0, rows.length - room) }
}

function diffRows(lines: readonly DiffLine[]): DiffRow[] {
  const rows: DiffRow[] = []
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (before?.file !== line.file) {
      if (before) rows.push({ type: 'blank' })
      rows.push({ type: 'file', file: line.file })
    } else if (isGap(before, line)) rows.push({ type: 'gap' })
    rows.push({ type: 'line', line })
  })
  return rows
}

/** True if the context after one hunk is followed by the context before the next. */
function isGap(before: DiffLine, after: DiffLine): boolean {
  return before.sign === ' ' && after.sign === ' ' && after.line > before.line + 1
}
