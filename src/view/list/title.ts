import { statusCounts } from '../../app/browse/selection.ts'
import { isBySession, sessionCounts } from '../../app/browse/session-counts.ts'
import type { State } from '../../app/state.ts'
import type { Status } from '../../session/status.ts'
import { counted } from '../../text/counted.ts'
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

/** The top line: how many profiles, and what there is to do, whatever the filter; at its end the active profile. */
export function titleRow(state: State, columns: number, symbols: Symbols): Row {
  const total = state.profileIndex.entries.length
  const name: Row = [span(' awsprof', 'title')]
  const profiles = counted(total, 'profile')
  const variants = isBySession(state)
    ? sessionVariants(state, profiles, symbols)
    : profileVariants(state, profiles, symbols)
  const notes = activeProfile(state)
  const all = variants.map((each) => [...name, ...each])
  // Words for the statuses matter more than the long form of the note.
  for (const variant of all) {
    const note = notes.find((each) => rowWidth(variant) + rowWidth(each) + 2 <= columns)
    if (note) return spread(variant, note, columns, symbols.ellipsis)
  }
  const alone = all.find((each) => rowWidth(each) <= columns) ?? all.at(-1)
  return fitRow(alone ?? [], columns, symbols.ellipsis)
}

function profileVariants(state: State, profiles: string, symbols: Symbols): Row[] {
  const head = span(`  ${profiles} `, 'strong')
  const failed = failedSpans(state, symbols)
  return [
    [head, ...counts(state, symbols, () => true), ...failed],
    [head, ...counts(state, symbols, (status) => URGENT.has(status)), ...failed],
    [head, ...bareCounts(state, symbols), ...failed],
  ]
}

/** Grouped by session, one reads how many sessions live, and how many one has to log in to. */
function sessionVariants(state: State, profiles: string, symbols: Symbols): Row[] {
  const { live, expiring, out, total } = sessionCounts(state)
  const broken = statusCounts(state.statuses).broken
  const sessions = counted(total, 'session')
  const head = span(`  ${profiles} ${symbols.dot} ${sessions} `, 'strong')
  const part = (status: Status, count: number, word: string): Row =>
    count === 0 ? [] : [span(` ${symbols.status[status]} ${count}${word === '' ? '' : ` ${word}`} `, status)]
  const parts = (words: readonly [live: string, expiring: string, out: string, broken: string]): Row => [
    ...part('valid', live, words[0]),
    ...part('expiring', expiring, words[1]),
    ...part('expired', out, words[2]),
    ...part('broken', broken, words[3]),
  ]
  // The numbers behind it are of sessions, and without words only this says so.
  const short = span(`  ${sessions} `, 'strong')
  const failed = failedSpans(state, symbols)
  const wordy = [...parts(['live', 'expiring', 'to log in: L', 'broken']), ...failed]
  const urgent = [...parts(['', '', 'to log in: L', 'broken']), ...failed]
  const bare = [...parts(['', '', '', '']), ...failed]
  return [
    [head, ...wordy],
    [head, ...urgent],
    [head, ...bare],
    [short, ...urgent],
    [short, ...bare],
  ]
}

/** Checks that have failed and not been made again; always in words, because broken profiles have the same symbol. */
function failedSpans({ checks }: State, symbols: Symbols): Row {
  const failed = [...checks.values()].filter(({ result }) => result?.error).length
  return failed === 0 ? [] : [span(` ${symbols.status.broken} ${failed} failed `, 'error')]
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
