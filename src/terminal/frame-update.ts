import { BLANK, type Cell, type Grid, isBlank, isSameCell, isTail, leavesBlanksPlain } from './cells.ts'
import { linkTo } from './sgr.ts'
import { shiftCode, shifted, shiftOf } from './shift-row.ts'

/*
 * Ink writes whole lines: one Down at 120×40 takes 750 to 1,500 bytes, although the changed cells need only 300
 * (measured; a border to the right of the change costs most). That is noticeable over a slow line, so only the changed
 * cells are written here. test/terminal/frame-update.test.ts checks with a terminal emulator that the screen is the same.
 */

/** A gap of up to this many unchanged cells is cheaper to write again than to jump over. */
const BRIDGE = 4

/** The codes that change one style into another. From plain no reset is needed, which is shorter. */
function restyle(from: string, to: string): string {
  if (from === to) return ''
  if (to === '') return '\u001b[m'
  if (from === '') return `\u001b[${to}m`
  return `\u001b[0;${to}m`
}

/** The column from which on a row is blank; its length if its last cell is not. */
function blankFrom(cells: readonly Cell[]): number {
  let at = cells.length
  while (at > 0 && isBlank(cells[at - 1])) at--
  return at
}

/** The runs [from, to) of a row to write: the changed cells and the short gaps between them. */
function changedRuns(before: readonly Cell[], after: readonly Cell[]): [number, number][] {
  const runs: [number, number][] = []
  for (let at = 0; at < after.length; at++) {
    if (isSameCell(before[at], after[at])) continue
    // Half a wide character cannot be written, so a run grows to whole characters of the old and the new row.
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

/** Cells of one row and one style, or a code that makes blanks and does not move the cursor. */
interface Piece {
  readonly row: number
  readonly from: number
  /** The cursor's column afterwards. */
  readonly to: number
  readonly text: string
  readonly style: string
  readonly link: string | undefined
  readonly makesBlanks: boolean
}

const ERASE_TO_END = '\u001b[K'
/** From this many blanks on, `CSI n X` (erase) and `CSI n C` (move on) take fewer bytes than the blanks. */
const LONG_BLANK = 10
/** The same at the end of a run, where no `CSI n C` follows. */
const LONG_LAST_BLANK = 5

function blanks(row: number, from: number, text: string): Piece {
  return { row, from, to: from, text, style: '', link: undefined, makesBlanks: true }
}

/** Adjacent pieces, written together: moving away and back would cost more bytes. */
type Run = readonly [Piece, ...Piece[]]

/** Everything to write, from top to bottom. */
function runsToWrite(before: Grid, after: Grid): Run[] {
  const runs: Run[] = []
  after.forEach((cells, row) => {
    const former = before[row] ?? []
    if (former === cells) return
    const shift = shiftOf(former, cells)
    if (!shift) {
      for (const pieces of rowRuns(former, cells, row)) runs.push(pieces)
      return
    }
    // The shift comes first, because it would move cells that are already written.
    const others = rowRuns(shifted(former, shift), cells, row)
    runs.push([blanks(row, shift.at, shiftCode(shift)), ...others.flat()])
  })
  return runs
}

/** Everything to write in one row. */
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

/** The number of consecutive plain blanks from `from` on. */
function blanksAt(cells: readonly Cell[], from: number, end: number): number {
  let to = from
  while (to < end && isBlank(cells[to])) to++
  return to - from
}

/** The cells from `from` on that can be written in one style. Leading blanks take the style of the text after them. */
function pieceAt(cells: readonly Cell[], row: number, from: number, end: number): Piece {
  let inked = from
  while (inked < end - 1 && isBlank(cells[inked])) inked++
  const first = cells[from] ?? BLANK
  const ink = cells[inked] ?? BLANK
  const { style, link } = leavesBlanksPlain(ink.style, ink.link) ? ink : first
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

/** What is known about the terminal between two pieces. */
interface Pen {
  readonly row: number
  readonly column: number
  readonly style: string
  readonly link: string | undefined
  /** False if terminals may disagree about the column: after the last one, and after characters beyond ASCII. */
  readonly isSure: boolean
  /** False if the position is unknown: before the first piece and after the last column. */
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
  // Reverse index is a byte shorter than `CSI A`. Its counterpart, IND, is unknown to some consoles.
  if (steps === -1) return '\u001bM'
  const count = Math.abs(steps)
  return steps === 0 ? '' : `\u001b[${count === 1 ? '' : count}${steps > 0 ? 'B' : 'A'}`
}

/** The shortest sequence that moves the pen to a cell. */
function moveTo(row: number, column: number, pen: Pen): string {
  if (pen.isPlaced && pen.row === row && pen.column === column) return ''
  const absolute = `\u001b[${row === 0 ? '' : row + 1}${column === 0 ? '' : `;${column + 1}`}H`
  if (!pen.isSure) return absolute
  const relative = upOrDown(row - pen.row) + across(column - pen.column)
  return relative.length < absolute.length ? relative : absolute
}

/** Everything to write before a piece's text. */
function approach(pen: Pen, piece: Piece): string {
  const link = pen.link === piece.link ? '' : linkTo(piece.link ?? '')
  return moveTo(piece.row, piece.from, pen) + link + restyle(pen.style, styleFor(pen, piece))
}

/** New blanks only take the pen's background, so most styles can stay on. */
function styleFor(pen: Pen, piece: Piece): string {
  return piece.makesBlanks && leavesBlanksPlain(pen.style, undefined) ? pen.style : piece.style
}

function penAfter(pen: Pen, piece: Piece, columns: number): Pen {
  const { row, from, to, text, link, makesBlanks } = piece
  const style = styleFor(pen, piece)
  // A piece that directly follows an unsure one is unsure too: a wrong column must not be carried to another row.
  const isDoubtful = pen.isPlaced && !pen.isSure && pen.row === row && pen.column === from
  const isSure = !isDoubtful && to < columns && (makesBlanks || ASCII.test(text))
  // After the last column, terminals disagree about where the cursor is.
  return { row, column: to, style, link, isSure, isPlaced: to < columns }
}

/** With more runs the search for the best order takes longer than it saves, even over a slow line. */
const MOST_ORDERED = 64

/**
 * The bytes that turn a terminal showing `before` into one showing `after`, two grids of the same size; an empty string
 * if they are equal. The terminal's style is plain before and after; its cursor can be anywhere. The next run is always
 * the cheapest to reach, mostly the next one of the same style.
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
  runs.forEach(([first], at) => {
    const cost = approach(pen, first).length
    if (cost >= least) return
    best = at
    least = cost
  })
  return best
}
