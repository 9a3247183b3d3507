import { type AccountRow, type Accounts, accountRows } from '../../app/accounts/accounts.ts'
import { EMPTY_LISTING, type Listing } from '../../app/accounts/listing.ts'
import { shownRows } from '../../app/accounts/shown-rows.ts'
import type { State } from '../../app/state.ts'
import { sessionNameOf } from '../../session/login/session.ts'
import { fitText, wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { fitRow, type Row, restyle, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { DialogBody } from './dialog-body.ts'
import { fieldSpans, hiddenText } from './field.ts'

const ID_CELLS = 12
const GAP = 2
/** Cells for the account's name and for the role; the profile gets the rest. */
const WIDEST = { name: 24, role: 26 }
/** With fewer cells beside the account id, there is no column for the profile. */
const WITH_PROFILE = 44

/** The accounts and roles of a session below a filter. Those that have a profile are marked. */
export function accountsRows(
  state: State,
  accounts: Accounts,
  cells: number,
  height: number,
  symbols: Symbols,
): DialogBody {
  const listing = state.listings.get(sessionNameOf(accounts.session)) ?? EMPTY_LISTING
  const shown = shownRows(state, accounts)
  const failure = failureRows(listing, cells)
  const room = Math.max(1, height - 4 - failure.length)
  const top = Math.max(0, Math.min(accounts.at - Math.floor(room / 2), shown.length - room))
  const rows: Row[] = [
    filterRow(accounts, cells, symbols),
    progressRow(state, listing, accounts),
    ...failure,
    ...shown.slice(top, top + room).map((row, at) => {
      const fitted = fitRow(accountRow(row, accounts, cells, symbols), cells, symbols.ellipsis)
      return top + at === accounts.at ? restyle(fitted, 'selected') : fitted
    }),
  ]
  while (rows.length < room + failure.length + 2) rows.push([])
  rows.push([], fitRow(keysRow(accounts), cells, symbols.ellipsis))
  const note = shown.length === 0 ? '' : `${accounts.at + 1} of ${shown.length}`
  return { title: `Accounts of ${sessionNameOf(accounts.session)}`, rows, note }
}

/** The filter; while nothing is typed into it, what is left of it looks like one. */
function filterRow({ field, isFiltering }: Accounts, cells: number, symbols: Symbols): Row {
  const lead = span('/ ', isFiltering ? 'key' : 'dim')
  if (isFiltering) return [lead, ...fieldSpans(field, cells - 2, symbols)]
  return field.text === '' ? [] : fitRow([lead, span(hiddenText(field))], cells, symbols.ellipsis)
}

function keysRow({ isFiltering, field }: Accounts): Row {
  const keys = isFiltering
    ? { Enter: 'keep the filter', Esc: 'clear' }
    : {
        Space: 'choose',
        a: 'all shown',
        '/': 'filter',
        Enter: 'go on',
        Esc: field.text === '' ? 'close' : 'clear',
      }
  return Object.entries(keys).flatMap(([key, word]) => [span(key, 'key'), span(` ${word}   `, 'dim')])
}

function progressRow(state: State, listing: Listing, { session, chosen }: Accounts): Row {
  const { accounts } = listing
  const known = accounts.filter((each) => each.roles !== null).length
  const count = `${accounts.length} accounts`
  const text = listing.state === 'loading' ? `${count}, roles of ${known} listed …` : count
  const marked = chosen.size > 0 ? `   ${chosen.size} chosen` : ''
  const gone = accountRows(listing, state.profileIndex, session).filter(({ isGone }) => isGone).length
  const left = gone > 0 ? `   ${gone} gone` : ''
  return [span(text, 'dim'), span(marked, 'info'), span(left, 'warning')]
}

function failureRows({ reason: failure }: Listing, cells: number): Row[] {
  return failure === null ? [] : wrap(visible(failure), cells - 1).map((line): Row => [span(line, 'error')])
}

function accountRow(
  { id, account, role, profile, isGone }: AccountRow,
  { chosen }: Accounts,
  cells: number,
  symbols: Symbols,
): Row {
  const { name, role: roleCells } = widths(cells)
  const isChosen = chosen.has(id)
  const unchosen = profile === null ? ' ' : isGone ? symbols.severity.warning : symbols.done
  const mark = isChosen ? symbols.chosen : unchosen
  const cellsOf = (text: string, cells: number) => fitText(visible(text), cells, symbols.ellipsis)
  return [
    span(`${mark} `, isGone ? 'warning' : profile === null ? 'info' : 'valid'),
    span(`${cellsOf(account.id, ID_CELLS)}  `, 'dim'),
    span(`${cellsOf(account.name, name)}  `),
    span(`${cellsOf(role ?? (account.roles === null ? symbols.ellipsis : ''), roleCells)}  `),
    span(profile === null ? '' : `${visible(profile)}${isGone ? ' (gone)' : ''}`, isGone ? 'warning' : 'dim'),
  ]
}

/** If there is little room, the profile is left out and the name is cut first: without the role there is no choosing. */
function widths(cells: number): { readonly name: number; readonly role: number } {
  const rest = cells - ID_CELLS - 4 * GAP
  if (rest < WITH_PROFILE) {
    const name = Math.max(6, Math.floor(rest * 0.4))
    return { name, role: Math.max(6, rest - name) }
  }
  return {
    name: Math.min(WIDEST.name, Math.floor(rest * 0.32)),
    role: Math.min(WIDEST.role, Math.floor(rest * 0.36)),
  }
}
