import { width } from '../text/width.ts'

/** One cell of the terminal. A wide character is followed by a cell whose `char` is empty. */
export interface Cell {
  readonly char: string
  /** SGR parameters in a fixed order, such as `1;31`; empty for plain. Cells that look the same have the same style. */
  readonly style: string
  /** Address of a hyperlink. */
  readonly link?: string
}

export type Grid = readonly (readonly Cell[])[]

/**
 * Underline, inverse or a background: styles that show even on a blank. A part of a colour, such as the 4 of `38;5;4`,
 * matches too, which costs bytes but is never wrong.
 */
const SHOWN_BY_BLANKS = /(?:^|;)(?:4|7|4[0-8]|10\d)(?:;|$)/

const shownByBlanks = new Map<string, boolean>()

/** Whether a blank in this style looks like a plain blank, so that either can be written. */
export function leavesBlanksPlain(style: string, link: string | undefined): boolean {
  if (style === '' || link !== undefined) return link === undefined
  let isShown = shownByBlanks.get(style)
  if (isShown === undefined) {
    isShown = SHOWN_BY_BLANKS.test(style)
    shownByBlanks.set(style, isShown)
  }
  return !isShown
}

const SPACE = 32
export const BLANK: Cell = { char: ' ', style: '' }
const TAIL = ''

/** The second half of a wide character. */
export function isTail(cell: Cell | undefined): boolean {
  return cell?.char === TAIL
}

/** A blank in no style. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell?.char === ' ' && cell.style === '' && cell.link === undefined
}

export function isSameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === b) return true
  return a?.char === b?.char && a?.style === b?.style && a?.link === b?.link
}

/** Narrow characters by style and code: a frame has thousands of cells, and a key would make as many objects again. */
const cellsByStyle = new Map<string, Map<number, Cell>>()
/** More distinct characters than any screen shows. */
const MOST_SHARED = 4096

function sharedCells(style: string): Map<number, Cell> {
  let cells = cellsByStyle.get(style)
  if (!cells || cells.size > MOST_SHARED) {
    cells = new Map()
    cellsByStyle.set(style, cells)
  }
  return cells
}

/** Appends text in one style to a row's cells; characters beyond `columns` are dropped. */
export function addText(cells: Cell[], text: string, sgr: Omit<Cell, 'char'>, columns: number): void {
  const blank = leavesBlanksPlain(sgr.style, sgr.link) ? BLANK : { char: ' ', ...sgr }
  const shared = sgr.link === undefined ? sharedCells(sgr.style) : new Map<number, Cell>()
  // Without an iterator, which makes an object and a text for each cell.
  for (let at = 0, code = text.codePointAt(0); code !== undefined; code = text.codePointAt(at)) {
    at += code > 0xffff ? 2 : 1
    if (cells.length < columns) {
      const known = code === SPACE ? blank : shared.get(code)
      if (known) {
        cells.push(known)
        continue
      }
    }
    const char = String.fromCodePoint(code)
    const cellsTaken = width(char)
    if (cellsTaken === 0) {
      // A combining mark joins the character before it, not the empty tail of a wide one.
      const last = cells.length - (cells.at(-1)?.char === TAIL ? 2 : 1)
      const marked = cells[last]
      if (marked) cells[last] = { ...marked, char: marked.char + char }
    } else if (cells.length + cellsTaken <= columns) {
      const cell = { char, ...sgr }
      if (cellsTaken === 1) shared.set(code, cell)
      cells.push(cell)
      if (cellsTaken === 2) cells.push({ char: TAIL, ...sgr })
    }
  }
}

/** Pads a row with plain blanks to `columns`. */
export function fillRow(cells: Cell[], columns: number): Cell[] {
  while (cells.length < columns) cells.push(BLANK)
  return cells
}
