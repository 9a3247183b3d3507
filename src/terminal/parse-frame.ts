import { addText, type Cell, fillRow, type Grid } from './cells.ts'

/** What SGR parameters have switched on. */
interface Sgr {
  bold: boolean
  dim: boolean
  italic: boolean
  underline: boolean
  inverse: boolean
  foreground: string
  background: string
}

/** What is switched on, as `Cell.style`, and what becomes of it. */
interface Pen {
  readonly sgr: Readonly<Sgr>
  readonly style: string
  /** By the parameters that follow: a theme has few, and a frame has hundreds. */
  readonly next: Map<string, Pen>
}

const NOTHING: Readonly<Sgr> = {
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  foreground: '',
  background: '',
}
const PLAIN: Pen = { sgr: NOTHING, style: '', next: new Map() }
/** More than any theme has. */
const MOST_KEPT = 256

function penAfter(pen: Pen, parameters: string): Pen {
  const known = pen.next.get(parameters)
  if (known) return known
  const sgr = { ...pen.sgr }
  applySgr(sgr, parameters === '' ? [0] : parameters.split(';').map(Number))
  const style = styleOf(sgr)
  const after = style === '' ? PLAIN : { sgr, style, next: new Map<string, Pen>() }
  if (pen.next.size < MOST_KEPT) pen.next.set(parameters, after)
  return after
}

/** The number of parameters in `38;5;n` or `38;2;r;g;b`. */
function extendedColour(parameters: readonly number[], at: number): number {
  return parameters[at + 1] === 5 ? 3 : parameters[at + 1] === 2 ? 5 : 1
}

function applySgr(sgr: Sgr, parameters: readonly number[]): void {
  for (let at = 0; at < parameters.length; at++) {
    const code = parameters[at] ?? 0
    if (code === 0) Object.assign(sgr, NOTHING)
    else if (code === 1) sgr.bold = true
    else if (code === 2) sgr.dim = true
    else if (code === 3) sgr.italic = true
    else if (code === 4) sgr.underline = true
    else if (code === 7) sgr.inverse = true
    else if (code === 22) sgr.bold = sgr.dim = false
    else if (code === 23) sgr.italic = false
    else if (code === 24) sgr.underline = false
    else if (code === 27) sgr.inverse = false
    else if (code === 39) sgr.foreground = ''
    else if (code === 49) sgr.background = ''
    else if (code === 38 || code === 48) {
      const taken = extendedColour(parameters, at)
      const colour = parameters.slice(at, at + taken).join(';')
      if (code === 38) sgr.foreground = colour
      else sgr.background = colour
      at += taken - 1
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) sgr.foreground = `${code}`
    else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) sgr.background = `${code}`
  }
}

function styleOf(sgr: Sgr): string {
  const codes: string[] = []
  if (sgr.bold) codes.push('1')
  if (sgr.dim) codes.push('2')
  if (sgr.italic) codes.push('3')
  if (sgr.underline) codes.push('4')
  if (sgr.inverse) codes.push('7')
  if (sgr.foreground !== '') codes.push(sgr.foreground)
  if (sgr.background !== '') codes.push(sgr.background)
  return codes.join(';')
}

/** SGR, any other control sequence, a hyperlink, another operating system command, or a lone escape. */
const ESCAPE =
  /\u001b\[([\d;]*)m|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\]8;[^;\u0007\u001b]*;([^\u0007\u001b]*)(?:\u0007|\u001b\\)|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b/y

/**
 * A frame (lines of text with SGR codes, as Ink writes it) → exactly `rows` × `columns` cells. Lines are cut or padded
 * with plain blanks; other escape sequences, except for hyperlinks, are dropped. Never throws.
 */
export function toGrid(frame: string, columns: number, rows: number): Grid {
  return frameReader()(frame, columns, rows)
}

/**
 * `toGrid` for frames that follow one another: a line that the frame before had, too, keeps its row of cells, the same
 * object. A key changes a few of forty lines, and reading all of them was a third of what it allocated.
 */
export function frameReader(): typeof toGrid {
  let known = new Map<string, Cell[]>()
  let knownColumns = 0
  return (frame, columns, rows) => {
    const former = columns === knownColumns ? known : new Map<string, Cell[]>()
    known = new Map()
    knownColumns = columns
    const lines = frame.split('\n')
    const grid: Cell[][] = []
    let pen = PLAIN
    for (let row = 0; row < rows; row++) {
      const line = lines[row] ?? ''
      // What takes a style from the line above, or leaves one to the line below, is more than its own text.
      const same = pen === PLAIN ? former.get(line) : undefined
      const cells = same ?? []
      const before = pen
      if (!same) pen = readLine(line, columns, pen, cells)
      if (before === PLAIN && pen === PLAIN) known.set(line, cells)
      grid.push(cells)
    }
    return grid
  }
}

/** Fills a row with the cells of a line and returns the pen after it. */
function readLine(line: string, columns: number, before: Pen, cells: Cell[]): Pen {
  let pen = before
  let link = ''
  for (let at = 0; at < line.length; ) {
    const found = line.indexOf('\u001b', at)
    const end = found < 0 ? line.length : found
    if (end > at) {
      const { style } = pen
      addText(cells, line.slice(at, end), link === '' ? { style } : { style, link }, columns)
    }
    if (found < 0) break
    ESCAPE.lastIndex = found
    const [whole = '\u001b', parameters, address] = ESCAPE.exec(line) ?? []
    if (parameters !== undefined) pen = penAfter(pen, parameters)
    else if (address !== undefined) link = address
    at = found + whole.length
  }
  fillRow(cells, columns)
  return pen
}
