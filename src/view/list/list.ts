import type { ListRow } from '../../app/browse/groups.ts'
import { selectedRow } from '../../app/browse/selection.ts'
import type { State } from '../../app/state.ts'
import { shownSummary } from '../../profiles/shown-summary.ts'
import type { Entry } from '../../session/profile-index.ts'
import type { ProfileStatus } from '../../session/statuses.ts'
import { fitText } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { accountName } from '../account-label.ts'
import { type Row, restyle, span } from '../row.ts'
import { statusShort } from '../status-text.ts'
import type { Symbols } from '../symbols.ts'
import { columnWidths } from './column-widths.ts'
import { headingRow, memberRow } from './group-rows.ts'
import { checkMark, nameSpans } from './profile-cells.ts'

const STATUS_CELLS = 13
const KIND_CELLS = 15
const ACCOUNT_CELLS = 12
const REGION_CELLS = 14
const ACCOUNT_NAME_CELLS = 14

interface Columns {
  readonly name: number
  readonly kind: number
  readonly account: number
  readonly region: number
  readonly accountName: number
}

/** The columns that fit beside names of this width, or 0 for those that do not; the name gets the rest. */
function columnsFor(cells: number, nameCells: number, hasAccountNames: boolean): Columns {
  const fixed = 3 + STATUS_CELLS + 3
  let left = cells - fixed
  const take = (wanted: number) => {
    if (left - wanted - 1 < nameCells) return 0
    left -= wanted + 1
    return wanted
  }
  const kind = take(KIND_CELLS)
  const account = kind > 0 ? take(ACCOUNT_CELLS) : 0
  const region = account > 0 ? take(REGION_CELLS) : 0
  const accountName = hasAccountNames && region > 0 ? take(ACCOUNT_NAME_CELLS) : 0
  return { name: Math.max(1, left), kind, account, region, accountName }
}

/** The rows of the list that are on screen: at most `height`, each of `cells`. */
export function listRows(state: State, cells: number, height: number, symbols: Symbols): Row[] {
  const columns = columnsFor(cells, columnWidths(state.profileIndex).name.usual, state.accountNames.size > 0)
  const selected = selectedRow(state)
  return state.rows.slice(state.top, state.top + height).flatMap((row, offset): Row[] => {
    const isSelected = state.top + offset === selected
    const line = lineOf(row, state, columns, cells, symbols, isSelected)
    if (!line) return []
    return [isSelected ? restyle(line, state.focus === 'list' ? 'selected' : 'selected-idle') : line]
  })
}

function lineOf(
  row: ListRow,
  state: State,
  columns: Columns,
  cells: number,
  symbols: Symbols,
  isSelected: boolean,
): Row | null {
  if (row.type === 'heading') return headingRow(row.group, state, cells, symbols)
  const entry = state.profileIndex.entries[row.at]
  const profileStatus = state.statuses[row.at]
  if (!entry || !profileStatus) return null
  return row.group?.type === 'session'
    ? memberRow(entry, profileStatus, row.group, state, cells, symbols, isSelected)
    : profileRow(entry, profileStatus, state, columns, symbols, isSelected)
}

function profileRow(
  { profile, sameChainAs, summary }: Entry,
  profileStatus: ProfileStatus,
  state: State,
  columns: Columns,
  symbols: Symbols,
  isSelected: boolean,
): Row {
  const { ellipsis } = symbols
  const row = [
    span(isSelected ? symbols.pointer : ' '),
    span(`${symbols.status[profileStatus.status]} `, profileStatus.status),
    ...nameSpans(state, profile.name, columns.name, symbols),
  ]
  const add = (text: string | null, cells: number) => {
    if (cells > 0) row.push(span(`${fitText(visible(text ?? ''), cells, ellipsis)} `, 'dim'))
  }
  add(sameChainAs.end.kind, columns.kind)
  const { account, region } = shownSummary(summary, state.setup.environment)
  add(account, columns.account)
  add(accountName(state, summary.account), columns.accountName)
  add(region, columns.region)
  row.push(
    span(`${statusShort(profileStatus, state.now).padStart(STATUS_CELLS)} `, profileStatus.status),
    checkMark(state, profile.name, symbols),
  )
  return row
}

/** For the list's bottom border: the position, and how many profiles are shown of how many. */
export function listNote(state: State): string {
  const row = selectedRow(state) + 1
  const { rows, order } = state
  const total = state.profileIndex.entries.length
  if (total === 0) return ''
  const place = `${row}/${rows.length}`
  return order.length === total ? place : `${place} of ${total}`
}
