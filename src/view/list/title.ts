import { statusCounts } from '../../app/browse/selection.ts'
import type { State } from '../../app/state.ts'
import type { Status } from '../../session/status.ts'
import { visible } from '../../text/text.ts'
import { fitRow, type Row, rowWidth, type Span, span, spread } from '../row.ts'
import type { Symbols } from '../symbols.ts'

const SHOWN: readonly (readonly [Status, string])[] = [
  ['valid', 'valid'],
  ['renewable', 'renewable'],
  ['expiring', 'expiring'],
  ['expired', 'expired'],
  ['signed-out', 'signed out'],
  ['broken', 'broken'],
  ['unverified', 'unverified'],
]

/** The line at the top: how many profiles of which status, always of all of them; the active profile at its end. */
export function titleRow(state: State, columns: number, symbols: Symbols): Row {
  const total = state.profileIndex.entries.length
  const name: Row = [span(' awsprof', 'title')]
  const profiles = span(`  ${total} ${total === 1 ? 'profile' : 'profiles'} `, 'strong')
  const ways = [
    counts(state, symbols, () => true),
    counts(state, symbols, (status) => URGENT.has(status)),
    bareCounts(state, symbols),
  ].map((each) => [...name, profiles, ...each])
  const notes = activeProfile(state)
  // The words for what wants something of the user matter more than the long form of the note at the end.
  for (const way of ways) {
    const note = notes.find((each) => rowWidth(way) + rowWidth(each) + 2 <= columns)
    if (note) return spread(way, note, columns, symbols.ellipsis)
  }
  const alone = ways.find((each) => rowWidth(each) <= columns) ?? ways.at(-1)
  return fitRow(alone ?? [], columns, symbols.ellipsis)
}

/** What keeps its word longest: it wants something of the user. */
const URGENT: ReadonlySet<Status> = new Set(['expiring', 'expired', 'signed-out', 'broken'])

function counts(state: State, symbols: Symbols, hasWord: (status: Status) => boolean): Span[] {
  const numbers = statusCounts(state.statuses)
  return SHOWN.filter(([status]) => numbers[status] > 0).map(([status, word]) => {
    return span(` ${symbols.status[status]} ${numbers[status]}${hasWord(status) ? ` ${word}` : ''} `, status)
  })
}

/** Without words the symbol alone must tell: what shares one is counted together. */
function bareCounts(state: State, symbols: Symbols): Span[] {
  const numbers = statusCounts(state.statuses)
  const sums = new Map<string, { count: number; status: Status }>()
  for (const [status] of SHOWN) {
    if (numbers[status] === 0) continue
    const symbol = symbols.status[status]
    sums.set(symbol, { count: (sums.get(symbol)?.count ?? 0) + numbers[status], status })
  }
  return [...sums].map(([symbol, { count, status }]) => span(` ${symbol} ${count} `, status))
}

/** What stands at the end of the line, the longer form first. */
function activeProfile({ setup }: State): Row[] {
  if (setup.isDemo)
    return ['demo: nothing of yours is read or sent ', 'demo '].map((text) => [span(text, 'info')])
  const { activeProfile: active } = setup.environment
  const marks: Span[] = []
  if (setup.isReadOnly) marks.push(span('read-only ', 'warning'))
  if (setup.isRedacted) marks.push(span('redacted ', 'warning'))
  if (active === null) return [marks]
  const profile = [span('AWS_PROFILE=', 'dim'), span(`${visible(active)} `, 'strong')]
  return marks.length > 0 ? [[...marks, ...profile], marks] : [profile]
}
