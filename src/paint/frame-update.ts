import type { Cell, Grid } from './cells.ts'
import { linkTo } from './sgr.ts'

/*
 * Ink writes whole lines: one Down at 120×40 takes 750 to 1,500 bytes where the changed cells need 300
 * (measured; a border to the right of what changes costs most). Over a slow line that is felt, so only cells that
 * changed are written here. The screen afterwards is the same: test/paint/frame-update.test.ts proves it with a
 * terminal emulator.
 */

/** Unchanged cells that are cheaper to write again than to jump over. */
const BRIDGE = 4

const isTail = (cell: Cell | undefined) => cell?.char === ''

const isBlank = (cell: Cell | undefined) => cell?.char === ' ' && cell.style === '' && cell.link === undefined

function same(a: Cell | undefined, b: Cell | undefined): boolean {
  return a?.char === b?.char && a?.style === b?.style && a?.link === b?.link
}

/** Codes that lead from one style to another; adding to a style is shorter than setting it anew. */
function restyle(from: string, to: string): string {
  if (from === to) return ''
  if (to === '') return '\u001b[m'
  if (from === '') return `\u001b[${to}m`
  return `\u001b[0;${to}m`
}

/** First cell behind which nothing but plain blanks comes. */
function blankFrom(cells: readonly Cell[]): number {
  let at = cells.length
  while (at > 0 && isBlank(cells[at - 1])) at--
  return at
}

/** The runs [from, to) of a row that must be written: changed cells, short gaps between them bridged. */
function changedRuns(before: readonly Cell[], after: readonly Cell[]): [number, number][] {
  const runs: [number, number][] = []
  for (let at = 0; at < after.length; at++) {
    if (same(before[at], after[at])) continue
    // Half of a wide character cannot be written: go back to where it begins, before and after the change.
    let from = at
    while (from > 0 && (isTail(before[from]) || isTail(after[from]))) from--
    let to = at + 1
    while (to < after.length && (isTail(before[to]) || isTail(after[to]))) to++
    const last = runs.at(-1)
    if (last && from - last[1] <= BRIDGE) last[1] = Math.max(last[1], to)
    else runs.push([from, to])
  }
  return runs
}

interface Place {
  readonly row: number
  readonly column: number
}

/** Moves the cursor: forward in its row where it is known to be there, which is shorter, else to row and column. */
function moveTo(row: number, column: number, from: Place | null): string {
  const steps = from?.row === row ? column - from.column : 0
  if (steps > 0) return `\u001b[${steps === 1 ? '' : steps}C`
  return `\u001b[${row === 0 ? '' : row + 1}${column === 0 ? '' : `;${column + 1}`}H`
}

/**
 * The bytes that turn a terminal showing `before` into one showing `after`; an empty string where they are equal.
 * Both have the same size. The terminal's style is plain before and after; its cursor is wherever the last write left
 * it. Pure.
 */
export function frameUpdate(before: Grid, after: Grid): string {
  let out = ''
  let style = ''
  let link: string | undefined
  let at: Place | null = null
  after.forEach((cells, row) => {
    const old = before[row] ?? []
    const runs = changedRuns(old, cells)
    const blank = blankFrom(cells)
    for (const [from, to] of runs) {
      out += moveTo(row, from, at)
      at = null
      // Everything from here on is blank: one code erases it all.
      const erases = to > blank && to - Math.max(from, blank) > 3
      const end = erases ? Math.max(from, blank) : to
      for (let column = from; column < end; column++) {
        const cell = cells[column] as Cell
        if (cell.link !== link) out += linkTo(cell.link ?? '')
        out += restyle(style, cell.style) + cell.char
        style = cell.style
        link = cell.link
      }
      if (link !== undefined) out += linkTo('')
      link = undefined
      if (erases) {
        out += `${restyle(style, '')}\u001b[K`
        style = ''
        break
      }
      // Behind the last column terminals differ about where the cursor is.
      if (end < cells.length) at = { row, column: end }
    }
  })
  return out + restyle(style, '')
}
