import { type Cell, type Grid, isBlank, isSameCell, isTail, leavesBlanksPlain } from './cells.ts'
import { linkTo } from './sgr.ts'
import { shiftCode, shifted, shiftOf } from './shift-row.ts'

/*
 * Ink writes whole lines: one Down at 120×40 takes 750 to 1,500 bytes where the changed cells need 300
 * (measured; a border to the right of what changes costs most). Over a slow line that is felt, so only cells that
 * changed are written here. The screen afterwards is the same: test/paint/frame-update.test.ts proves it with a
 * terminal emulator.
 */

/** Unchanged cells that are cheaper to write again than to jump over. */
const BRIDGE = 4

/** Codes that lead from one style to another; adding to none is shorter than setting it anew. */
function restyle(from: string, to: string): string {
  if (from === to) return ''
  if (to === '') return '\u001b[m'
  if (from === '') return `\u001b[${to}m`
  return `\u001b[0;${to}m`
}

/** First cell behind which nothing but plain blanks comes. */
function blankFrom(cells: readonly Cell[]): number {
  let at = cells.length
  while (at > 0 && isBlank(cells[at - 1])) at--
  return at
}

/** The runs [from, to) of a row that must be written: changed cells, short gaps between them bridged. */
function changedRuns(before: readonly Cell[], after: readonly Cell[]): [number, number][] {
  const runs: [number, number][] = []
  for (let at = 0; at < after.length; at++) {
    if (isSameCell(before[at], after[at])) continue
    // Half of a wide character cannot be written: go back to where it begins, before and after the change.
    let from = at
    while (from > 0 && (isTail(before[from]) || isTail(after[from]))) from--
    let to = at + 1
    while (to < after.length && (isTail(before[to]) || isTail(after[to]))) to++
    const last = runs.at(-1)
    if (last && from - last[1] <= BRIDGE) last[1] = Math.max(last[1], to)
    else runs.push([from, to])
  }
  return runs
}

/** Cells of one row and one style, written in one go; or a code that makes blanks and leaves the cursor where it is. */
interface Piece {
  readonly row: number
  readonly from: number
  /** Where the cursor is afterwards. */
  readonly to: number
  readonly text: string
  readonly style: string
  readonly link: string | undefined
  readonly makesBlanks: boolean
}

const ERASE_TO_END = '\u001b[K'
/** From so many on, blanks are shorter erased than written: by `CSI n X`, and `CSI n C` to go on behind them … */
const LONG_BLANK = 10
/** … or without the latter at the end of a run. */
const LONG_LAST_BLANK = 5

function blanks(row: number, from: number, text: string): Piece {
  return { row, from, to: from, text, style: '', link: undefined, makesBlanks: true }
}

/** Neighbours, written one after the other: leaving in between and coming back would cost more. */
type Run = readonly [Piece, ...Piece[]]

/** What has to be written, in the order of rows. */
function runsToWrite(before: Grid, after: Grid): Run[] {
  const runs: Run[] = []
  after.forEach((cells, row) => {
    const former = before[row] ?? []
    const shift = shiftOf(former, cells)
    if (!shift) {
      for (const pieces of rowRuns(former, cells, row)) runs.push(pieces)
      return
    }
    // What else the row needs comes behind the shift: it would be moved.
    const others = rowRuns(shifted(former, shift), cells, row)
    runs.push([blanks(row, shift.at, shiftCode(shift)), ...others.flat()])
  })
  return runs
}

/** What has to be written of one row. */
function rowRuns(before: readonly Cell[], after: readonly Cell[], row: number): Run[] {
  const runs: Run[] = []
  const blank = blankFrom(after)
  for (const [from, to] of changedRuns(before, after)) {
    // Everything from here on is blank: one code erases it all.
    const erasesRest = to > blank && to - Math.max(from, blank) > 3
    const end = erasesRest ? Math.max(from, blank) : to
    const pieces = piecesOf(after, row, from, end)
    if (erasesRest) pieces.push(blanks(row, end, ERASE_TO_END))
    const [first, ...others] = pieces
    if (first) runs.push([first, ...others])
    if (erasesRest) break
  }
  return runs
}

function piecesOf(cells: readonly Cell[], row: number, from: number, end: number): Piece[] {
  const pieces: Piece[] = []
  for (let column = from; column < end; ) {
    const count = blanksAt(cells, column, end)
    if (isErased(count, column + count === end)) {
      pieces.push(blanks(row, column, `\u001b[${count}X`))
      column += count
    } else {
      const piece = pieceAt(cells, row, column, end)
      pieces.push(piece)
      column = piece.to
    }
  }
  return pieces
}

function isErased(count: number, isLast: boolean): boolean {
  return count >= (isLast ? LONG_LAST_BLANK : LONG_BLANK)
}

/** How many plain blanks follow each other from here on. */
function blanksAt(cells: readonly Cell[], from: number, end: number): number {
  let to = from
  while (to < end && isBlank(cells[to])) to++
  return to - from
}

/** The cells from `from` on that can be written in one style. */
function pieceAt(cells: readonly Cell[], row: number, from: number, end: number): Piece {
  let inked = from
  while (inked < end - 1 && isBlank(cells[inked])) inked++
  const ink = cells[inked] as Cell
  const { style, link } = leavesBlanksPlain(ink.style, ink.link) ? ink : (cells[from] as Cell)
  const takesBlanks = leavesBlanksPlain(style, link)
  const fits = (cell: Cell | undefined) =>
    (cell?.style === style && cell.link === link) || (takesBlanks && isBlank(cell))
  let to = from
  let text = ''
  for (; to < end && fits(cells[to]); to++) {
    const count = to > inked ? blanksAt(cells, to, end) : 0
    if (isErased(count, to + count === end)) break
    text += cells[to]?.char
  }
  return { row, from, to, text, style, link, makesBlanks: false }
}

/** What is known of the terminal between two pieces. */
interface Pen {
  readonly row: number
  readonly column: number
  readonly style: string
  readonly link: string | undefined
  /** False where terminals may differ about the column: behind the last one, and behind characters beyond ASCII. */
  readonly isSure: boolean
  /** False before the first piece. */
  readonly isPlaced: boolean
}

const ASCII = /^[ -~]*$/

function across(steps: number): string {
  if (steps === 0) return ''
  if (steps < 0 && steps > -4) return '\b'.repeat(-steps)
  const count = Math.abs(steps)
  return `\u001b[${count === 1 ? '' : count}${steps > 0 ? 'C' : 'D'}`
}

function upOrDown(steps: number): string {
  // Reverse index: a byte less than `CSI A`. Its twin for a step down (IND) is not known to every console.
  if (steps === -1) return '\u001bM'
  const count = Math.abs(steps)
  return steps === 0 ? '' : `\u001b[${count === 1 ? '' : count}${steps > 0 ? 'B' : 'A'}`
}

/** The shortest way from the pen to a cell. */
function moveTo(row: number, column: number, pen: Pen): string {
  if (pen.isPlaced && pen.row === row && pen.column === column) return ''
  const absolute = `\u001b[${row === 0 ? '' : row + 1}${column === 0 ? '' : `;${column + 1}`}H`
  if (!pen.isSure) return absolute
  const relative = upOrDown(row - pen.row) + across(column - pen.column)
  return relative.length < absolute.length ? relative : absolute
}

/** All that stands between the pen and a piece's text. */
function approach(pen: Pen, piece: Piece): string {
  const link = pen.link === piece.link ? '' : linkTo(piece.link ?? '')
  return moveTo(piece.row, piece.from, pen) + link + restyle(pen.style, styleFor(pen, piece))
}

/** New blanks take on the pen's background and nothing else, so most styles need not be left for them. */
function styleFor(pen: Pen, piece: Piece): string {
  return piece.makesBlanks && leavesBlanksPlain(pen.style, undefined) ? pen.style : piece.style
}

function penAfter(pen: Pen, piece: Piece, columns: number): Pen {
  const { row, from, to, text, link, makesBlanks } = piece
  const style = styleFor(pen, piece)
  // What follows directly is as doubtful as what it follows: a wrong column must not reach another row.
  const isDoubtful = pen.isPlaced && !pen.isSure && pen.row === row && pen.column === from
  const isSure = !isDoubtful && to < columns && (makesBlanks || ASCII.test(text))
  // Behind the last column terminals differ about where the cursor is.
  return { row, column: to, style, link, isSure, isPlaced: to < columns }
}

/** With more runs the gain is small, and looking for it takes longer than a slow line. */
const MOST_ORDERED = 64

/**
 * The bytes that turn a terminal showing `before` into one showing `after`; an empty string where they are equal.
 * Both have the same size. The terminal's style is plain before and after; its cursor is wherever the last write left
 * it. Runs are written in whatever order takes few bytes: always the one that is reached most cheaply, which is mostly
 * the next of the same style. Pure.
 */
export function frameUpdate(before: Grid, after: Grid): string {
  const runs = runsToWrite(before, after)
  if (runs.length === 0) return ''
  const columns = after[0]?.length ?? 0
  const isOrdered = runs.length <= MOST_ORDERED
  let pen: Pen = { row: 0, column: 0, style: '', link: undefined, isSure: false, isPlaced: false }
  let out = ''
  while (runs.length > 0) {
    const [run = []] = runs.splice(isOrdered ? cheapest(pen, runs) : 0, 1)
    for (const piece of run) {
      out += approach(pen, piece) + piece.text
      pen = penAfter(pen, piece, columns)
    }
  }
  if (pen.link !== undefined) out += linkTo('')
  return out + restyle(pen.style, '')
}

function cheapest(pen: Pen, runs: readonly Run[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [at, [first]] of runs.entries()) {
    const cost = approach(pen, first).length
    if (cost >= least) continue
    best = at
    least = cost
  }
  return best
}
