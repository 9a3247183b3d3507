import type { State } from '../app/state.ts'
import { detailBlock } from './detail-rows.ts'
import { fitRow, type Row, restyle } from './row.ts'
import type { Symbols } from './symbols.ts'

export interface DetailWindow {
  readonly rows: readonly Row[]
  /** Position for the border, empty where everything is on screen. */
  readonly note: string
}

/** The part of the details that is on screen, with the cursor's line kept in it. */
export function detailWindow(state: State, cells: number, height: number, symbols: Symbols): DetailWindow {
  const { rows, stops } = detailBlock(state, cells, symbols)
  const cursor = state.focus === 'details' ? stops[Math.min(state.detail, stops.length - 1)] : undefined
  const last = Math.max(0, rows.length - height)
  // The first stop shows the lines above it too; otherwise the cursor is kept at two thirds.
  const wanted = cursor === undefined || state.detail === 0 ? 0 : cursor - Math.floor((height * 2) / 3)
  const isAtEnd = state.detail >= stops.length - 1 && cursor !== undefined
  const top = isAtEnd ? last : Math.max(0, Math.min(last, wanted))
  const shown = rows.slice(top, top + height).map((row, at) => {
    return top + at === cursor ? restyle(fitRow(row, cells, symbols.ellipsis), 'selected') : row
  })
  const hidden = rows.length - height
  const percent = hidden <= 0 ? '' : top === 0 ? `${hidden} more` : `${Math.round((top / hidden) * 100)} %`
  return { rows: shown, note: percent }
}
