import type { IBufferCell } from '@xterm/headless'

/** 'default', an index into the palette (0-255; 0-15 are the ANSI colours), or '#rrggbb'. */
export type CellColour = 'default' | number | `#${string}`

/** A cell of the screen. A wide character has width 2; the cell after it has width 0 and an empty `char`. */
export interface Cell {
  readonly char: string
  readonly width: number
  readonly fg: CellColour
  readonly bg: CellColour
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly inverse: boolean
}

/** Plain data of a cell in xterm's buffer. A cell that was never written to holds a space. */
export function toCell(cell: IBufferCell): Cell {
  const width = cell.getWidth()
  return {
    char: cell.getChars() || (width === 0 ? '' : ' '),
    width,
    fg: colour(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    bg: colour(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
    inverse: cell.isInverse() !== 0,
  }
}

function colour(isDefault: boolean, isRgb: boolean, value: number): CellColour {
  if (isDefault) return 'default'
  return isRgb ? `#${value.toString(16).padStart(6, '0')}` : value
}
