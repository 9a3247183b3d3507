import type { Group } from '../../app/browse/groups.ts'
import type { State } from '../../app/state.ts'
import { shownSummary } from '../../profiles/shown-summary.ts'
import type { Entry } from '../../session/profile-index.ts'
import type { ProfileStatus } from '../../session/statuses.ts'
import { counted } from '../../text/counted.ts'
import { fitText } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'
import { accountLabel, accountName } from '../account-label.ts'
import { shortDuration } from '../duration.ts'
import { fitRow, type Row, rowWidth, type Span, span } from '../row.ts'
import { statusShort } from '../status-text.ts'
import type { Symbols } from '../symbols.ts'
import { columnWidths } from './column-widths.ts'
import { LEAST_ROLE, memberColumns } from './member-columns.ts'
import { checkMark, nameSpans } from './profile-cells.ts'

/** `23 profiles` */
const COUNT_CELLS = 13
const STATUS_CELLS = 14
/** `valid 5h 12m`, and a number alone. */
const NARROW_STATUS_CELLS = 12
const NARROW_COUNT_CELLS = 5
/** With fewer cells, the words would leave too little of the name. */
const ROOMY_CELLS = 42

/** A heading: whether it is folded, what it stands for, its status, and how many profiles are below it. */
export function headingRow(group: Group, state: State, cells: number, symbols: Symbols): Row {
  const { id, status, profiles } = group
  const isFolded = state.folded.has(id) && state.filter.text === ''
  const style = status?.status ?? 'unverified'
  const lead = [
    span(`${isFolded ? symbols.fold.closed : symbols.fold.open} `, 'dim'),
    span(`${symbols.status[style]} `, style),
  ]
  const name = group.type === 'account' ? accountLabel(state, group.name) : visible(groupName(group))
  const roomy = [
    ...statusSpans(group, state, STATUS_CELLS),
    span(countText(state, group).padStart(COUNT_CELLS), 'dim'),
    span(' '),
  ]
  const narrow = [
    ...statusSpans(group, state, NARROW_STATUS_CELLS),
    span(narrowCount(state, group, symbols).padStart(NARROW_COUNT_CELLS), 'dim'),
    span(' '),
  ]
  const right = cells < ROOMY_CELLS ? narrow : roomy
  const room = Math.max(4, cells - rowWidth(lead) - rowWidth(right))
  const shown = fitText(name, room, symbols.ellipsis)
  return fitRow(
    [...lead, span(shown, profiles.length === 0 ? 'dim' : 'strong'), ...right],
    cells,
    symbols.ellipsis,
  )
}

/** A start URL by its host and an ARN by its end: those tell them apart. */
export function groupName({ name, session }: Group): string {
  if (session?.type === 'login-session') return name.slice(name.lastIndexOf(':') + 1) || 'aws login'
  if (session?.type !== 'sso-legacy' || !URL.canParse(name)) return name
  const { host, pathname } = new URL(name)
  return pathname === '/start' || pathname === '/' ? host : `${host}${pathname}`
}

function statusSpans({ status }: Group, state: State, cells: number): Row {
  if (!status) return []
  const text = statusShort(status, state.now)
  return [span(text.padStart(cells), status.status)]
}

/** What is below: profiles, and those that are broken where the heading has no status of its own. */
function countText(state: State, group: Group): string {
  const { length } = group.profiles
  const broken = brokenBelow(state, group)
  if (broken === 0) return profilesText(length)
  const text = `${broken} of ${length} broken`
  return text.length <= COUNT_CELLS ? text : `${broken}/${length} broken`
}

/** The same in numbers. */
function narrowCount(state: State, group: Group, symbols: Symbols): string {
  const { length } = group.profiles
  const broken = brokenBelow(state, group)
  return broken > 0 ? `${symbols.status.broken}${broken}/${length}` : String(length)
}

function brokenBelow({ statuses }: State, { type, profiles }: Group): number {
  return type === 'session' ? 0 : profiles.filter((at) => statuses[at]?.status === 'broken').length
}

/** `23 profiles` */
export function profilesText(count: number): string {
  if (count === 0) return 'no profiles'
  return counted(count, 'profile')
}

const LEAD = '  '

/** A profile below the heading of its session: what the heading says is not said again. */
export function memberRow(
  { profile, summary }: Entry,
  profileStatus: ProfileStatus,
  group: Group,
  state: State,
  cells: number,
  symbols: Symbols,
  isSelected: boolean,
): Row {
  const { ellipsis } = symbols
  const own = ownSpan(profileStatus, group, state, symbols)
  const { account, role, region } = shownSummary(summary, state.setup.environment)
  // The pointer, the blanks around the columns, and the mark of a check.
  const room = cells - 1 - LEAD.length - 1 - 1
  const columns = memberColumns(room, columnWidths(state.profileIndex), state.accountNames.size > 0)
  const row: Span[] = [
    span(isSelected ? symbols.pointer : ' '),
    span(LEAD),
    ...nameSpans(state, profile.name, columns.name, symbols),
  ]
  const ownCells = own.text === '' ? 0 : width(own.text) + 1
  let left = room - columns.name - ownCells
  const add = (text: string | null, wanted: number, least = wanted) => {
    const taken = Math.min(wanted, left - 1)
    if (wanted === 0 || taken < least) return
    row.push(span(`${fitText(visible(text ?? ''), taken, ellipsis)} `, 'dim'))
    left -= taken + 1
  }
  add(account, columns.account)
  add(accountName(state, summary.account), columns.accountName, Math.min(LEAST_ROLE, columns.accountName))
  add(role, columns.role, LEAST_ROLE)
  add(region, columns.region)
  row.push(span(' '.repeat(Math.max(0, left))))
  if (ownCells > 0) row.push(own, span(' '))
  row.push(checkMark(state, profile.name, symbols))
  return row
}

/** What is the profile's own: another status than its session's, or role credentials that outlive it. */
function ownSpan(
  { status, cachedUntil }: ProfileStatus,
  group: Group,
  { now }: State,
  symbols: Symbols,
): Span {
  if (status !== group.status?.status) return span(status, status)
  if (cachedUntil !== null) return span(`${symbols.cached} ${shortDuration(cachedUntil - now)}`, 'info')
  return span('')
}
