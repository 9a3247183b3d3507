import { cellHeight, cellWidth } from './grid.ts'

// Arms that leave the middle of the cell: up, right, down, left; 0 none, 1 light, 2 heavy. Other box-drawing
// characters (double and mixed lines) are left to the font.
const arms: Record<string, string> = {
  '─': '0101',
  '│': '1010',
  '┌': '0110',
  '┐': '0011',
  '└': '1100',
  '┘': '1001',
  '├': '1110',
  '┤': '1011',
  '┬': '0111',
  '┴': '1101',
  '┼': '1111',
  '╴': '0001',
  '╵': '1000',
  '╶': '0100',
  '╷': '0010',
  '━': '0202',
  '┃': '2020',
  '┏': '0220',
  '┓': '0022',
  '┗': '2200',
  '┛': '2002',
  '┣': '2220',
  '┫': '2022',
  '┳': '0222',
  '┻': '2202',
  '╋': '2222',
}

// Rounded corners: which way they open (right and down are 1, left and up are -1), and the turn of the arc.
const corners: Record<string, readonly [across: number, down: number, sweep: number]> = {
  '╭': [1, 1, 1],
  '╮': [-1, 1, 0],
  '╰': [1, -1, 0],
  '╯': [-1, -1, 1],
}

// The middle of a one unit wide line, put so that the line fills whole pixels.
const middleX = cellWidth / 2 - 0.5
const middleY = cellHeight / 2 - 0.5

/** A path to stroke in the cell's text colour. */
export interface Line {
  readonly path: string
  /** 1 for light lines, 2 for heavy ones. */
  readonly width: number
}

/** Gives the lines of a light, heavy or rounded box-drawing character in the cell at `x`, `y`. */
export function lineShape(char: string, x: number, y: number): Line | undefined {
  const corner = corners[char]
  if (corner) return { path: cornerPath(corner, x, y), width: 1 }
  const [up, right, down, left] = [...(arms[char] ?? '')].map(Number)
  if (up === undefined) return undefined
  const [cx, cy] = [x + middleX, y + middleY]
  // Lines overlap the middle by half their width, so that corners are closed.
  const width = Math.max(up, right!, down!, left!)
  const over = width / 2
  const horizontal =
    left || right ? `M${left ? x : cx - over} ${cy}H${right ? x + cellWidth : cx + over}` : ''
  const vertical = up || down ? `M${cx} ${up ? y : cy - over}V${down ? y + cellHeight : cy + over}` : ''
  return { path: horizontal + vertical, width }
}

function cornerPath([across, down, sweep]: readonly [number, number, number], x: number, y: number): string {
  const [cx, cy] = [x + middleX, y + middleY]
  const radius = middleX
  const start = `M${cx} ${down > 0 ? y + cellHeight : y}V${cy + down * radius}`
  return `${start}A${radius} ${radius} 0 0 ${sweep} ${cx + across * radius} ${cy}H${across > 0 ? x + cellWidth : x}`
}
