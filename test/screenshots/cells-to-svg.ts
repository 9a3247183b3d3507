import type { Cell } from '../support/program/cell.ts'
import { blockShape } from './block-shapes.ts'
import { paintOf } from './cell-paint.ts'
import { baseline, cellHeight, cellWidth, fontSize } from './grid.ts'
import { lineShape } from './line-shapes.ts'
import { type Palette, palettes, type Theme } from './palette.ts'
import { type TextRun, textRuns } from './text-runs.ts'

export interface SvgOptions {
  readonly theme: Theme
  /** Stands in the title bar of the window. */
  readonly title?: string
  /** Where to draw a cursor, in cells from the top left; none if absent. */
  readonly cursor?: { readonly x: number; readonly y: number }
}

const padding = 12
const titleBar = 32

/** Draws rows of cells as the SVG picture of a terminal window. Equal cells give equal text, byte for byte. */
export function cellsToSvg(rows: readonly (readonly Cell[])[], options: SvgOptions): string {
  const { cursor } = options
  const shown = cursor ? rows.map((row, y) => (y === cursor.y ? withCursor(row, cursor.x) : row)) : rows
  const size = { cols: rows[0]?.length ?? 0, rows: rows.length }
  return windowSvg(size, options, drawRows(shown, options.theme))
}

/** The SVG of a terminal window of so many cells around the elements of its screen. */
export function windowSvg(
  { cols, rows }: { readonly cols: number; readonly rows: number },
  { theme, title = '' }: SvgOptions,
  elements: readonly string[],
): string {
  const width = cols * cellWidth + 2 * padding
  const height = rows * cellHeight + 2 * padding + titleBar
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    `  font-family="DejaVu Sans Mono, Menlo, Consolas, Liberation Mono, monospace" font-size="${fontSize}">`,
    ...windowFrame(width, height, palettes[theme], title),
    `<g transform="translate(${padding} ${titleBar + padding})">`,
    ...elements,
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

/** The elements of these rows, the first at the top. */
export function drawRows(rows: readonly (readonly Cell[])[], theme: Theme): string[] {
  return screen(rows, palettes[theme])
}

function withCursor(row: readonly Cell[], column: number): Cell[] {
  return row.map((cell, x) => (x === column ? { ...cell, inverse: !cell.inverse } : cell))
}

function windowFrame(width: number, height: number, palette: Palette, title: string): string[] {
  const buttons = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, i) => `<circle cx="${20 + i * 20}" cy="${titleBar / 2}" r="6" fill="${fill}"/>`,
  )
  const caption = `x="${width / 2}" y="${titleBar / 2 + 5}" text-anchor="middle" font-size="14"`
  return [
    `<rect width="${width}" height="${height}" rx="8" fill="${palette.frame}"/>`,
    `<path d="M1 ${titleBar}H${width - 1}V${height - 8}a7 7 0 0 1 -7 7H8a7 7 0 0 1 -7 -7z" fill="${palette.background}"/>`,
    buttons.join(''),
    ...(title ? [`<text ${caption} fill="${palette.foreground}">${escapeXml(title)}</text>`] : []),
  ]
}

function screen(rows: readonly (readonly Cell[])[], palette: Palette): string[] {
  const backgrounds: string[] = []
  const texts: string[] = []
  // Paths of one look are put together; a Map keeps them in the order of their first cell.
  const shapes = new Map<string, string>()
  const addShape = (look: string, path: string) => shapes.set(look, (shapes.get(look) ?? '') + path)

  rows.forEach((row, y) => {
    const top = y * cellHeight
    const paints = row.map((cell) => paintOf(cell, palette))
    backgrounds.push(...backgroundRects(paints, top, palette))
    const drawn = new Set<number>()
    row.forEach((cell, x) => {
      const { fg, underline } = paints[x]!
      const left = x * cellWidth
      if (underline) addShape(fillLook(fg, 1), `M${left} ${top + 17}h${cellWidth}v1h${-cellWidth}z`)
      const block = blockShape(cell.char, left, top)
      if (block) addShape(fillLook(fg, block.opacity), block.path)
      const line = lineShape(cell.char, left, top)
      if (line) addShape(`fill="none" stroke="${fg}" stroke-width="${line.width}"`, line.path)
      if (block || line) drawn.add(x)
    })
    texts.push(...textRuns(row, paints, (x) => drawn.has(x)).map((run) => textElement(run, top)))
  })
  return [...backgrounds, ...[...shapes].map(([look, path]) => `<path ${look} d="${path}"/>`), ...texts]
}

function fillLook(fg: string, opacity: number): string {
  const seeThrough = opacity === 1 ? '' : ` fill-opacity="${opacity}"`
  return `fill="${fg}"${seeThrough} shape-rendering="crispEdges"`
}

function backgroundRects(
  paints: readonly { readonly bg: string }[],
  top: number,
  palette: Palette,
): string[] {
  const rects: string[] = []
  for (let x = 0; x < paints.length; ) {
    const start = x
    const { bg } = paints[start]!
    while (paints[x]?.bg === bg) x++
    if (bg === palette.background) continue
    const place = `x="${start * cellWidth}" y="${top}" width="${(x - start) * cellWidth}" height="${cellHeight}"`
    rects.push(`<rect ${place} fill="${bg}" shape-rendering="crispEdges"/>`)
  }
  return rects
}

function textElement({ x, width, text, paint }: TextRun, top: number): string {
  const weight = paint.bold ? ' font-weight="bold"' : ''
  const style = paint.italic ? ' font-style="italic"' : ''
  // The length holds columns straight in whatever font a viewer has.
  const length = `textLength="${width * cellWidth}" lengthAdjust="spacingAndGlyphs"`
  const place = `x="${x * cellWidth}" y="${top + baseline}" ${length}`
  return `<text ${place} fill="${paint.fg}"${weight}${style}>${escapeXml(text)}</text>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
