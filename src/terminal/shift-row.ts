import { BLANK, type Cell, isBlank, isSameCell, isTail } from './cells.ts'

/*
 * If a word appears or disappears in the middle of a row, the rest of the row moves. Terminals can move it themselves:
 * ICH and DCH, which the VT102 introduced, insert and delete cells.
 */

export interface Shift {
  readonly type: 'insert' | 'delete'
  /** The first column that moves. */
  readonly at: number
  readonly count: number
}

const MOST_CELLS = 40
/** A shift takes bytes too, so it must save more than this many cells. */
const LEAST_SAVED = 16
/** Unless this many cells after a shift are the same, the rest is not compared. */
const PROBE = 6

/** The shift after which the least is left to write; null if none saves anything. */
export function shiftOf(before: readonly Cell[], after: readonly Cell[]): Shift | null {
  const at = after.findIndex((cell, column) => !isSameCell(before[column], cell))
  // Half a wide character cannot be moved.
  if (at < 0 || before.some(isTail) || after.some(isTail)) return null
  const saved = inkKept(before, at, after, at)
  let best: Shift | null = null
  let most = saved + LEAST_SAVED
  // Two calls instead of a loop over the two: this is tried forty times for each row that changed.
  const consider = (type: Shift['type'], count: number, from: number, to: number) => {
    if (!isSameFor(PROBE, before, from, after, to)) return
    const kept = inkKept(before, from, after, to)
    if (kept <= most) return
    most = kept
    best = { type, at, count }
  }
  for (let count = 1; count <= Math.min(MOST_CELLS, after.length - at - PROBE); count++) {
    consider('insert', count, at, at + count)
    consider('delete', count, at + count, at)
  }
  return best
}

/** The cells of a row after the shift. */
export function shifted(before: readonly Cell[], { type, at, count }: Shift): Cell[] {
  const blanks = Array.from({ length: count }, () => BLANK)
  return type === 'insert'
    ? [...before.slice(0, at), ...blanks, ...before.slice(at, before.length - count)]
    : [...before.slice(0, at), ...before.slice(at + count), ...blanks]
}

export function shiftCode({ type, count }: Shift): string {
  return `\u001b[${count}${type === 'insert' ? '@' : 'P'}`
}

function isSameFor(cells: number, one: readonly Cell[], from: number, other: readonly Cell[], to: number) {
  for (let nth = 0; nth < cells; nth++) if (!isSameCell(one[from + nth], other[to + nth])) return false
  return true
}

/** The number of cells, blanks aside, that are the same in `one` from `from` on and in `other` from `to` on. */
function inkKept(one: readonly Cell[], from: number, other: readonly Cell[], to: number): number {
  let kept = 0
  for (let nth = 0; to + nth < other.length; nth++) {
    if (!isBlank(other[to + nth]) && isSameCell(one[from + nth], other[to + nth])) kept++
  }
  return kept
}
