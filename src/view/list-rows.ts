import { selectedRow } from '../app/select.ts'
import type { State } from '../app/state.ts'
import type { Standing } from '../session/board.ts'
import type { Entry } from '../session/inventory.ts'
import { type Row, restyle, type Span, span } from './row.ts'
import { statusShort } from './status-text.ts'
import type { Symbols } from './symbols.ts'
import { fitText, visible } from './text.ts'

const STATUS_CELLS = 13
const KIND_CELLS = 15
const ACCOUNT_CELLS = 12
const REGION_CELLS = 14
const LEAST_NAME = 16

interface Columns {
  readonly name: number
  readonly kind: number
  readonly account: number
  readonly region: number
}

/** Which columns there is room for: the name gets what is left. */
function columnsFor(cells: number): Columns {
  const fixed = 3 + STATUS_CELLS + 3
  let left = cells - fixed
  const take = (wanted: number) => {
    if (left - wanted - 1 < LEAST_NAME) return 0
    left -= wanted + 1
    return wanted
  }
  const kind = take(KIND_CELLS)
  const account = kind > 0 ? take(ACCOUNT_CELLS) : 0
  const region = account > 0 ? take(REGION_CELLS) : 0
  return { name: Math.max(1, left), kind, account, region }
}

/** The window of the list that is on screen: at most `height` rows of `cells`. */
export function listRows(state: State, cells: number, height: number, symbols: Symbols): Row[] {
  const columns = columnsFor(cells)
  const selected = selectedRow(state)
  const rows: Row[] = []
  for (let row = state.top; row < Math.min(state.order.length, state.top + height); row++) {
    const at = state.order[row] as number
    const entry = state.inventory.entries[at]
    const standing = state.standings[at]
    if (!entry || !standing) continue
    const isSelected = row === selected
    const line = profileRow(entry, standing, state, columns, symbols, isSelected)
    rows.push(isSelected ? restyle(line, state.focus === 'list' ? 'selected' : 'selected-idle') : line)
  }
  return rows
}

function profileRow(
  { profile, chain, summary }: Entry,
  standing: Standing,
  state: State,
  columns: Columns,
  symbols: Symbols,
  isSelected: boolean,
): Row {
  const { ellipsis } = symbols
  const cell = (text: string | null, cells: number): Span[] =>
    cells === 0 ? [] : [span(`${fitText(visible(text ?? ''), cells, ellipsis)} `, 'dim')]
  const isActive = profile.name === state.setup.environment.activeProfile
  return [
    span(isSelected ? symbols.pointer : ' '),
    span(`${symbols.status[standing.status]} `, standing.status),
    span(`${fitText(visible(profile.name), columns.name, ellipsis)} `, isActive ? 'strong' : 'text'),
    ...cell(chain.kind, columns.kind),
    ...cell(summary.account, columns.account),
    ...cell(summary.region, columns.region),
    span(`${statusShort(standing, state.now).padStart(STATUS_CELLS)} `, standing.status),
    checkMark(state, profile.name, symbols),
  ]
}

/** What the last check found, apart from what the local files say. */
function checkMark({ checks }: State, name: string, symbols: Symbols): Span {
  const result = checks.get(name)?.result
  if (!result) return span(' ')
  return result.error ? span(symbols.status.broken, 'broken') : span(symbols.done, 'valid')
}

/** What the list's border says at its bottom: position, and what hides other profiles. */
export function listNote(state: State): string {
  const row = selectedRow(state) + 1
  const shown = state.order.length
  const total = state.inventory.entries.length
  const of = shown === total ? `${row}/${total}` : `${row}/${shown} of ${total}`
  return total === 0 ? '' : of
}
