import type { Cell } from '../support/program/cell.ts'
import { drawRows, type SvgOptions, windowSvg } from './cells-to-svg.ts'
import { cellHeight } from './grid.ts'

/** One picture of an animation, and how long it stays. */
export interface Frame {
  readonly rows: readonly (readonly Cell[])[]
  readonly seconds: number
}

/**
 * Draws frames of one size as an SVG that shows them in turn, again and again. A row that stays is drawn once. Who wants no
 * motion, or has a viewer without CSS animations, sees the first frame.
 */
export function animate(frames: readonly Frame[], options: SvgOptions): string {
  const first = frames[0]?.rows ?? []
  const pieces = first.flatMap((_, y) => piecesOf(frames, y, options))
  const sets = [...new Set(pieces.map(({ shownIn }) => shownIn))].filter((set) => set.includes('0'))
  const size = { cols: first[0]?.length ?? 0, rows: first.length }
  return windowSvg(size, options, [styleSheet(sets, frames), ...pieces.map(({ svg }) => svg)])
}

interface Piece {
  /** `1` for each frame that shows it, `0` for the others. */
  readonly shownIn: string
  readonly svg: string
}

/** What one row shows in all frames, each text once. */
function piecesOf(frames: readonly Frame[], y: number, { theme }: SvgOptions): Piece[] {
  const drawn = frames.map(({ rows }) => drawRows([rows[y] ?? []], theme).join('\n'))
  return [...new Set(drawn)]
    .filter((each) => each !== '')
    .map((each) => {
      const shownIn = drawn.map((other) => (other === each ? '1' : '0')).join('')
      const name = shownIn.includes('0') ? ` class="s s${shownIn}"` : ''
      return { shownIn, svg: `<g${name} transform="translate(0 ${y * cellHeight})">\n${each}\n</g>` }
    })
}

function styleSheet(sets: readonly string[], frames: readonly Frame[]): string {
  const whole = frames.reduce((sum, { seconds }) => sum + seconds, 0)
  let at = 0
  const starts = frames.map(({ seconds }) => {
    const percent = `${+((at / whole) * 100).toFixed(3)}%`
    at += seconds
    return percent
  })
  const seen = (isShown: boolean) => `{visibility:${isShown ? 'visible' : 'hidden'}}`
  return [
    '<style>',
    `.s{animation:${whole}s step-end infinite}`,
    ...sets.flatMap((set) => [
      `.s${set}{visibility:${set.startsWith('1') ? 'visible' : 'hidden'};animation-name:k${set}}`,
      `@keyframes k${set}{${starts.map((start, nth) => start + seen(set[nth] === '1')).join('')}}`,
    ]),
    '@media (prefers-reduced-motion:reduce){.s{animation:none}}',
    '</style>',
  ].join('\n')
}
