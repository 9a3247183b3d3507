import { cellHeight, cellWidth } from './grid.ts'

/** A path to fill in the cell's text colour; coordinates are those of the picture. */
export interface Shape {
  readonly path: string
  /** 1 is solid; the shaded blocks let the background through. */
  readonly opacity: number
}

// Quadrants as bits: upper left 1, upper right 2, lower left 4, lower right 8.
const quadrants: Record<string, number> = {
  '▖': 4,
  '▗': 8,
  '▘': 1,
  '▙': 13,
  '▚': 9,
  '▛': 7,
  '▜': 11,
  '▝': 2,
  '▞': 6,
  '▟': 14,
}

const shades: Record<string, number> = { '░': 0.25, '▒': 0.5, '▓': 0.75 }

/** Gives what fills the cell at `x`, `y` for a block element (U+2580 to U+259F); nothing for other text. */
export function blockShape(char: string, x: number, y: number): Shape | undefined {
  const rects = blockRects(char)
  if (!rects) return undefined
  const path = rects.map(
    ([left, top, right, bottom]) =>
      `M${x + left * cellWidth} ${y + top * cellHeight}h${(right - left) * cellWidth}` +
      `v${(bottom - top) * cellHeight}h${(left - right) * cellWidth}z`,
  )
  return { path: path.join(''), opacity: shades[char] ?? 1 }
}

type Rect = readonly [left: number, top: number, right: number, bottom: number]

// Edges as shares of the cell.
function blockRects(char: string): readonly Rect[] | undefined {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x2580 || code > 0x259f) return undefined
  if (char === '▀') return [[0, 0, 1, 1 / 2]]
  if (code <= 0x2588) return [[0, 1 - (code - 0x2580) / 8, 1, 1]]
  if (code <= 0x258f) return [[0, 0, (0x2590 - code) / 8, 1]]
  if (char === '▐') return [[1 / 2, 0, 1, 1]]
  if (char in shades) return [[0, 0, 1, 1]]
  if (char === '▔') return [[0, 0, 1, 1 / 8]]
  if (char === '▕') return [[7 / 8, 0, 1, 1]]
  const bits = quadrants[char] ?? 0
  return [0, 1, 2, 3]
    .filter((bit) => bits & (1 << bit))
    .map((bit) => {
      const left = (bit % 2) / 2
      const top = Math.floor(bit / 2) / 2
      return [left, top, left + 1 / 2, top + 1 / 2] as const
    })
}
