import type { Cell } from '../support/program/cell.ts'
import type { Paint } from './cell-paint.ts'

/** A piece of one row that is drawn as one text, `width` cells wide from column `x`. */
export interface TextRun {
  readonly x: number
  readonly width: number
  readonly text: string
  readonly paint: Paint
}

// Characters that every monospaced font has at the width of its other letters. All others may come from another
// font with another width, and then must not push what follows them aside: they get a run of their own.
const steady = /^[ -\u024f\u2010-\u2027]$/

/**
 * Cuts a row into runs of one look. Blanks at the edge of a run and pairs of blanks end it, because viewers of SVG
 * disagree about how wide they are. `skip` names columns that are drawn in another way.
 */
export function textRuns(
  row: readonly Cell[],
  paints: readonly Paint[],
  skip: (x: number) => boolean,
): TextRun[] {
  const runs: TextRun[] = []
  let open: TextRun | undefined
  for (const [x, cell] of row.entries()) {
    if (cell.width === 0) continue
    const run = { x, width: cell.width, text: cell.char, paint: paints[x]! }
    if (cell.char === ' ' || skip(x)) continue
    const joined: TextRun | undefined = steady.test(cell.char) ? join(open, run, skip) : undefined
    if (joined) runs.pop()
    const next: TextRun = joined ?? run
    runs.push(next)
    open = steady.test(cell.char) ? next : undefined
  }
  return runs
}

// Puts the run behind the one before it, if they touch or have one blank between them, and look the same.
function join(before: TextRun | undefined, run: TextRun, skip: (x: number) => boolean): TextRun | undefined {
  if (!before || !sameText(before.paint, run.paint)) return undefined
  const gap = run.x - (before.x + before.width)
  if (gap > 1 || (gap === 1 && skip(run.x - 1))) return undefined
  return { ...before, width: before.width + gap + run.width, text: before.text + ' '.repeat(gap) + run.text }
}

function sameText(a: Paint, b: Paint): boolean {
  return a.fg === b.fg && a.bold === b.bold && a.italic === b.italic
}
