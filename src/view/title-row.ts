import { statusCounts } from '../app/select.ts'
import type { State } from '../app/state.ts'
import type { Status } from '../session/status.ts'
import { fitRow, type Row, rowWidth, type Span, span, spread } from './row.ts'
import type { Symbols } from './symbols.ts'
import { visible } from './text.ts'

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
  const total = state.inventory.entries.length
  const name: Row = [span(' awsprof', 'title')]
  const profiles = span(`  ${total} ${total === 1 ? 'profile' : 'profiles'} `, 'strong')
  const active = activeProfile(state)
  const words = [...name, profiles, ...counts(state, symbols)]
  if (rowWidth(words) + rowWidth(active) + 2 <= columns)
    return spread(words, active, columns, symbols.ellipsis)
  const bare = [...name, profiles, ...bareCounts(state, symbols)]
  if (rowWidth(bare) + rowWidth(active) + 2 <= columns) return spread(bare, active, columns, symbols.ellipsis)
  return fitRow(rowWidth(words) <= columns ? words : bare, columns, symbols.ellipsis)
}

function counts(state: State, symbols: Symbols): Span[] {
  const numbers = statusCounts(state.standings)
  return SHOWN.filter(([status]) => numbers[status] > 0).map(([status, word]) => {
    return span(` ${symbols.status[status]} ${numbers[status]} ${word} `, status)
  })
}

/** Without words the symbol alone must tell: what shares one is counted together. */
function bareCounts(state: State, symbols: Symbols): Span[] {
  const numbers = statusCounts(state.standings)
  const sums = new Map<string, { count: number; status: Status }>()
  for (const [status] of SHOWN) {
    if (numbers[status] === 0) continue
    const symbol = symbols.status[status]
    sums.set(symbol, { count: (sums.get(symbol)?.count ?? 0) + numbers[status], status })
  }
  return [...sums].map(([symbol, { count, status }]) => span(` ${symbol} ${count} `, status))
}

function activeProfile({ setup }: State): Row {
  if (setup.isDemo) return [span('demo: nothing of yours is read or sent ', 'info')]
  const { activeProfile: active } = setup.environment
  return active === null ? [] : [span('AWS_PROFILE=', 'dim'), span(`${visible(active)} `, 'strong')]
}
