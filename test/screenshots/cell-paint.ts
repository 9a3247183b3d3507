import type { Cell } from '../support/program/cell.ts'
import { mix, type Palette, rgb } from './palette.ts'

/** How a cell looks once its attributes are worked out: colours as `#rrggbb`. */
export interface Paint {
  readonly fg: string
  readonly bg: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
}

/** Works out a cell's look: inverse swaps the colours, dim draws the text towards the background. */
export function paintOf(cell: Cell, palette: Palette): Paint {
  const plainFg = rgb(cell.fg, palette.foreground, palette)
  const plainBg = rgb(cell.bg, palette.background, palette)
  const [fg, bg] = cell.inverse ? [plainBg, plainFg] : [plainFg, plainBg]
  return {
    fg: cell.dim ? mix(fg, bg, 0.6) : fg,
    bg,
    bold: cell.bold,
    italic: cell.italic,
    underline: cell.underline,
  }
}
