import type { State } from '../../app/state.ts'
import { fitRow, type Row, restyle } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import { detailBlock } from './details.ts'

export interface DetailWindow {
  readonly rows: readonly Row[]
  /** The position, for the border; empty if everything is on screen. */
  readonly note: string
}

/** The part of the details that is on screen; it always holds the cursor's line. */
export function detailWindow(state: State, cells: number, height: number, symbols: Symbols): DetailWindow {
  const { rows, stops, editRow } = detailBlock(state, cells, symbols)
  const stop = state.focus === 'details' ? stops[Math.min(state.detail, stops.length - 1)] : undefined
  const cursor = editRow ?? stop
  const last = Math.max(0, rows.length - height)
  const top = cursor === undefined ? 0 : topFor(cursor, state.detail, stops.length, height, last)
  const shown = rows.slice(top, top + height).map((row, at) => {
    return top + at === stop && editRow === undefined
      ? restyle(fitRow(row, cells, symbols.ellipsis), 'selected')
      : row
  })
  const hidden = rows.length - height
  const percent = hidden <= 0 ? '' : top === 0 ? `${hidden} more` : `${Math.round((top / hidden) * 100)} %`
  return { rows: shown, note: percent }
}

/** At the first stop the top is in view, at the last one the bottom; other stops stay at two thirds of the height. */
function topFor(cursor: number, stop: number, stops: number, height: number, last: number): number {
  const wanted = stop === 0 ? 0 : stop >= stops - 1 ? last : cursor - Math.floor((height * 2) / 3)
  return Math.max(0, Math.min(Math.max(wanted, cursor - height + 1), cursor, last))
}
