import { width } from '../text/text.ts'

/** One cell of the terminal. A wide character is followed by a cell whose `char` is empty. */
export interface Cell {
  readonly char: string
  /** SGR parameters in a fixed order, such as `1;31`; empty for plain. Equal looks have equal styles, blanks too. */
  readonly style: string
  /** Address that a hyperlink leads to. */
  readonly link?: string
}

export type Grid = readonly (readonly Cell[])[]

/** Underline, inverse, a background: what even a blank shows. Parts of a colour's number may be taken for one of them. */
const SHOWN_BY_BLANKS = /(?:^|;)(?:4|7|4[0-8]|10\d)(?:;|$)/

const shownByBlanks = new Map<string, boolean>()

/** Whether a blank that looks so cannot be told from one in no style: then it may be written in either. */
export function leavesBlanksPlain(style: string, link: string | undefined): boolean {
  if (style === '' || link !== undefined) return link === undefined
  let isShown = shownByBlanks.get(style)
  if (isShown === undefined) {
    isShown = SHOWN_BY_BLANKS.test(style)
    shownByBlanks.set(style, isShown)
  }
  return !isShown
}

const BLANK: Cell = { char: ' ', style: '' }
const TAIL = ''

/** What SGR parameters switch on, and what switches it off again. */
interface Look {
  bold: boolean
  dim: boolean
  italic: boolean
  underline: boolean
  inverse: boolean
  foreground: string
  background: string
}

const plain = (): Look => ({
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  foreground: '',
  background: '',
})

/** Reads `38;5;n` and `38;2;r;g;b`; returns how many parameters it took. */
function extendedColour(parameters: readonly number[], at: number): number {
  return parameters[at + 1] === 5 ? 3 : parameters[at + 1] === 2 ? 5 : 1
}

function applySgr(look: Look, parameters: readonly number[]): void {
  for (let at = 0; at < parameters.length; at++) {
    const code = parameters[at] as number
    if (code === 0) Object.assign(look, plain())
    else if (code === 1) look.bold = true
    else if (code === 2) look.dim = true
    else if (code === 3) look.italic = true
    else if (code === 4) look.underline = true
    else if (code === 7) look.inverse = true
    else if (code === 22) look.bold = look.dim = false
    else if (code === 23) look.italic = false
    else if (code === 24) look.underline = false
    else if (code === 27) look.inverse = false
    else if (code === 39) look.foreground = ''
    else if (code === 49) look.background = ''
    else if (code === 38 || code === 48) {
      const taken = extendedColour(parameters, at)
      const colour = parameters.slice(at, at + taken).join(';')
      if (code === 38) look.foreground = colour
      else look.background = colour
      at += taken - 1
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) look.foreground = `${code}`
    else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) look.background = `${code}`
  }
}

function styleOf(look: Look): string {
  const codes: string[] = []
  if (look.bold) codes.push('1')
  if (look.dim) codes.push('2')
  if (look.italic) codes.push('3')
  if (look.underline) codes.push('4')
  if (look.inverse) codes.push('7')
  if (look.foreground !== '') codes.push(look.foreground)
  if (look.background !== '') codes.push(look.background)
  return codes.join(';')
}

/** SGR, any other control sequence, a hyperlink, another operating system command, a lone escape, or text. */
const PIECE =
  /\u001b\[([\d;]*)m|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\]8;[^;\u0007\u001b]*;([^\u0007\u001b]*)(?:\u0007|\u001b\\)|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b|([^\u001b]+)/g

/**
 * A frame (lines of text with SGR codes, as Ink writes it) → exactly `rows` × `columns` cells: longer lines are cut,
 * shorter ones filled with plain blanks. Other escape sequences are dropped. Never throws.
 */
export function toGrid(frame: string, columns: number, rows: number): Grid {
  const look = plain()
  const lines = frame.split('\n')
  const grid: Cell[][] = []
  for (let row = 0; row < rows; row++) grid.push(toCells(lines[row] ?? '', columns, look))
  return grid
}

function toCells(line: string, columns: number, look: Look): Cell[] {
  const cells: Cell[] = []
  let style = styleOf(look)
  let link = ''
  for (const [, parameters, address, text] of line.matchAll(PIECE)) {
    if (parameters !== undefined) {
      applySgr(look, parameters === '' ? [0] : parameters.split(';').map(Number))
      style = styleOf(look)
    } else if (address !== undefined) link = address
    else if (text !== undefined) addText(cells, text, link === '' ? { style } : { style, link }, columns)
  }
  while (cells.length < columns) cells.push(BLANK)
  return cells
}

function addText(cells: Cell[], text: string, look: Omit<Cell, 'char'>, columns: number): void {
  const blank = leavesBlanksPlain(look.style, look.link) ? BLANK : { char: ' ', ...look }
  for (const char of text) {
    if (char === ' ' && cells.length < columns) {
      cells.push(blank)
      continue
    }
    const cellsTaken = width(char)
    if (cellsTaken === 0) {
      // A tail that holds something would be taken for a cell of its own.
      const at = cells.length - (cells.at(-1)?.char === TAIL ? 2 : 1)
      const marked = cells[at]
      if (marked) cells[at] = { ...marked, char: marked.char + char }
    } else if (cells.length + cellsTaken <= columns) {
      cells.push({ char, ...look })
      if (cellsTaken === 2) cells.push({ char: TAIL, ...look })
    }
  }
}
