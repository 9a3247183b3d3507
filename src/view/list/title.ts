import { statusCounts } from '../../app/browse/selection.ts'
import type { State } from '../../app/state.ts'
import type { Status } from '../../session/status.ts'
import { visible } from '../../text/visible.ts'
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

/** The top line: the number of profiles by status, whatever the filter; at its end the active profile. */
export function titleRow(state: State, columns: number, symbols: Symbols): Row {
  const total = state.profileIndex.entries.length
  const name: Row = [span(' awsprof', 'title')]
  const profiles = span(`  ${total} ${total === 1 ? 'profile' : 'profiles'} `, 'strong')
  const variants = [
    counts(state, symbols, () => true),
    counts(state, symbols, (status) => URGENT.has(status)),
    bareCounts(state, symbols),
  ].map((each) => [...name, profiles, ...each])
  const notes = activeProfile(state)
  // Words for the statuses matter more than the long form of the note.
  for (const variant of variants) {
    const note = notes.find((each) => rowWidth(variant) + rowWidth(each) + 2 <= columns)
    if (note) return spread(variant, note, columns, symbols.ellipsis)
  }
  const alone = variants.find((each) => rowWidth(each) <= columns) ?? variants.at(-1)
  return fitRow(alone ?? [], columns, symbols.ellipsis)
}

/** The statuses that ask the user to act; they keep their words if there is little room. */
const URGENT: ReadonlySet<Status> = new Set(['expiring', 'expired', 'signed-out', 'broken'])

function counts(state: State, symbols: Symbols, hasWord: (status: Status) => boolean): Span[] {
  const numbers = statusCounts(state.statuses)
  return SHOWN.filter(([status]) => numbers[status] > 0).map(([status, word]) => {
    return span(` ${symbols.status[status]} ${numbers[status]}${hasWord(status) ? ` ${word}` : ''} `, status)
  })
}

/** Counts without words. Statuses with the same symbol are added up, because nothing else would distinguish them. */
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

/** The note at the end of the line, in its forms from long to short. */
function activeProfile({ setup }: State): Row[] {
  if (setup.isDemo)
    return ['demo: none of your data is read or sent ', 'demo '].map((text) => [span(text, 'info')])
  const { activeProfile: active } = setup.environment
  const marks: Span[] = []
  if (setup.isReadOnly) marks.push(span('read-only ', 'warning'))
  if (setup.isRedacted) marks.push(span('redacted ', 'warning'))
  if (active === null) return [marks]
  const profile = [span('AWS_PROFILE=', 'dim'), span(`${visible(active)} `, 'strong')]
  return marks.length > 0 ? [[...marks, ...profile], marks] : [profile]
}
