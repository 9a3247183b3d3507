import { sessionNameOf } from '../../session/login/session.ts'
import type { State } from '../state.ts'
import { type AccountRow, type Accounts, accountRows, matchingRows } from './accounts.ts'
import { EMPTY_LISTING } from './listing.ts'

/** The rows that match the text in the list's field. */
export function shownRows(state: State, accounts: Accounts): readonly AccountRow[] {
  const listing = state.listings.get(sessionNameOf(accounts.session)) ?? EMPTY_LISTING
  return matchingRows(accountRows(listing, state.profileIndex, accounts.session), accounts.field.text)
}
