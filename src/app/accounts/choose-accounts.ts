import { whyKept } from '../../session/accounts/why-kept.ts'
import { atEnd, narrowed } from '../edit/text-field.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { OverlayEvent } from '../overlay-event.ts'
import type { State } from '../state.ts'
import type { Accounts } from './accounts.ts'
import { confirmAccounts, nameAccounts } from './name-accounts.ts'
import { shownRows } from './shown-rows.ts'

/** A key in the list: Space chooses, `a` chooses all, `/` filters, Enter goes on to the names. */
export function updateAccounts(state: State, accounts: Accounts, event: OverlayEvent): Next {
  switch (event.type) {
    case 'typed':
      return only({ ...state, overlay: { ...accounts, ...narrowed(accounts, event.edit) } })
    case 'filter':
      return only({ ...state, overlay: { ...accounts, isFiltering: true } })
    case 'toggle':
      return only(toggleRow(state, accounts))
    case 'toggle-all':
      return only(toggleAll(state, accounts))
    case 'accept':
      return accounts.isFiltering
        ? only({ ...state, overlay: { ...accounts, isFiltering: false } })
        : goOn(state, accounts)
    default:
      return only(state)
  }
}

/** Esc: clears the filter, then closes the list. */
export function behindAccounts(accounts: Accounts): Accounts | null {
  const isFiltered = accounts.isFiltering || accounts.field.text !== ''
  return isFiltered ? { ...accounts, field: atEnd(''), isFiltering: false, at: 0 } : null
}

/** Space: chooses or unchooses the row under the cursor, and moves to the next. */
function toggleRow(state: State, accounts: Accounts): State {
  const rows = shownRows(state, accounts)
  const row = rows[accounts.at]
  if (!row || row.role === null) return state
  if (row.profile !== null) {
    if (!row.isGone) return tell(state, 'info', `Profile ${row.profile} already has this role.`)
    const reason = whyKept(state.profileIndex, accounts.session)(row.profile)
    if (reason !== null) return tell(state, 'info', `Profile ${row.profile} stays: ${reason}.`)
  }
  const chosen = new Set(accounts.chosen)
  if (!chosen.delete(row.id)) chosen.add(row.id)
  const at = Math.min(accounts.at + 1, rows.length - 1)
  return { ...state, overlay: { ...accounts, chosen, at } }
}

/**
 * Chooses every role that is shown and has no profile, or, if all of them are chosen, none of them. What is gone is never
 * among them: a profile is taken away only where somebody points at it.
 */
function toggleAll(state: State, accounts: Accounts): State {
  const free = shownRows(state, accounts).filter(({ role, profile }) => role !== null && profile === null)
  if (free.length === 0) return tell(state, 'info', 'Nothing that is shown lacks a profile.')
  const areChosen = free.every(({ id }) => accounts.chosen.has(id))
  const chosen = new Set(accounts.chosen)
  for (const { id } of free) {
    if (areChosen) chosen.delete(id)
    else chosen.add(id)
  }
  return { ...state, overlay: { ...accounts, chosen } }
}

/** Enter: on to the names of the new profiles, or, if all that is chosen is gone, to the diff. */
function goOn(state: State, accounts: Accounts): Next {
  const { chosen } = accounts
  if (chosen.size === 0)
    return only(tell(state, 'info', 'Choose roles with Space or a first: each gets a profile.'))
  const rows = shownRows(state, { ...accounts, field: atEnd('') }).filter(({ id }) => chosen.has(id))
  if (rows.every(({ isGone }) => isGone))
    return confirmAccounts(state, accounts, { template: accounts.template, region: '' })
  return only(nameAccounts(state, accounts, rows.filter(({ isGone }) => !isGone).length))
}
