import { addText, type Cell, fillRow, type Grid } from './cells.ts'

/** What SGR parameters have switched on. */
interface SgrState {
  bold: boolean
  dim: boolean
  italic: boolean
  underline: boolean
  inverse: boolean
  foreground: string
  background: string
}

const plain = (): SgrState => ({
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  foreground: '',
  background: '',
})

/** The number of parameters in `38;5;n` or `38;2;r;g;b`. */
function extendedColour(parameters: readonly number[], at: number): number {
  return parameters[at + 1] === 5 ? 3 : parameters[at + 1] === 2 ? 5 : 1
}

function applySgr(sgr: SgrState, parameters: readonly number[]): void {
  for (let at = 0; at < parameters.length; at++) {
    const code = parameters[at] ?? 0
    if (code === 0) Object.assign(sgr, plain())
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

function styleOf(sgr: SgrState): string {
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

/** SGR, any other control sequence, a hyperlink, another operating system command, a lone escape, or text. */
const PIECE =
  /\u001b\[([\d;]*)m|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\]8;[^;\u0007\u001b]*;([^\u0007\u001b]*)(?:\u0007|\u001b\\)|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b|([^\u001b]+)/g

/**
 * A frame (lines of text with SGR codes, as Ink writes it) → exactly `rows` × `columns` cells. Lines are cut or padded
 * with plain blanks; other escape sequences, except for hyperlinks, are dropped. Never throws.
 */
export function toGrid(frame: string, columns: number, rows: number): Grid {
  const sgr = plain()
  const lines = frame.split('\n')
  const grid: Cell[][] = []
  for (let row = 0; row < rows; row++) grid.push(toCells(lines[row] ?? '', columns, sgr))
  return grid
}

function toCells(line: string, columns: number, sgr: SgrState): Cell[] {
  const cells: Cell[] = []
  let style = styleOf(sgr)
  let link = ''
  for (const [, parameters, address, text] of line.matchAll(PIECE)) {
    if (parameters !== undefined) {
      applySgr(sgr, parameters === '' ? [0] : parameters.split(';').map(Number))
      style = styleOf(sgr)
    } else if (address !== undefined) link = address
    else if (text !== undefined) addText(cells, text, link === '' ? { style } : { style, link }, columns)
  }
  return fillRow(cells, columns)
}
