import type { State } from '../../app/state.ts'
import { fitRow, type Row, restyle } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import { detailBlock } from './details.ts'

export interface DetailWindow {
  readonly rows: readonly Row[]
  /** Position for the border, empty where everything is on screen. */
  readonly note: string
}

/** The part of the details that is on screen, with the cursor's line kept in it. */
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

/** The first stop shows the lines above it too, the last one those below; others are kept at two thirds. */
function topFor(cursor: number, stop: number, stops: number, height: number, last: number): number {
  const wanted = stop === 0 ? 0 : stop >= stops - 1 ? last : cursor - Math.floor((height * 2) / 3)
  return Math.max(0, Math.min(Math.max(wanted, cursor - height + 1), cursor, last))
}
