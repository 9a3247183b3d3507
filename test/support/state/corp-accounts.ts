import type { Accounts } from '../../../src/app/accounts/accounts.ts'
import { shownRows } from '../../../src/app/accounts/shown-rows.ts'
import type { Event } from '../../../src/app/event.ts'
import type { State } from '../../../src/app/state.ts'
import type { PortalAccount } from '../../../src/session/ports.ts'
import { overlayOf } from './overlay.ts'
import { ssoState } from './sso-state.ts'
import { play } from './state.ts'

const account = (id: string, name: string): PortalAccount => ({
  id,
  name,
  email: `${name}@x.example`.replaceAll(' ', ''),
})

export const DEV = account('111122223333', 'Dev')
export const PROD = account('444455556666', 'Prod EU')
export const NAMELESS = account('777788889999', '')

/** What the portal lists for the session `corp`, by the attempt at it. */
export const accounts = (attempt: number, ...listed: PortalAccount[]): Event => ({
  type: 'accounts-listed',
  attempt,
  sessionName: 'corp',
  accounts: listed,
})
export const roles = (attempt: number, id: string, ...names: string[]): Event => ({
  type: 'roles-listed',
  attempt,
  sessionName: 'corp',
  account: id,
  roles: names,
})
export const ended = (attempt: number, reason: string | null = null): Event => ({
  type: 'listing-ended',
  attempt,
  sessionName: 'corp',
  reason,
})

/** `A` was pressed on `corp-dev`, which has the role `Developer` of `DEV`; nothing is listed yet. */
export const open = play(ssoState('corp-dev'), 'accounts')
/** Everything is listed: five roles of three accounts. */
export const full = play(
  open,
  accounts(1, PROD, NAMELESS),
  accounts(1, DEV),
  roles(1, PROD.id, 'ReadOnly', 'Admin'),
  roles(1, NAMELESS.id, 'Viewer'),
  roles(1, DEV.id, 'Developer', 'Admin'),
  ended(1),
)

export const dialogOf = (state: State): Accounts => overlayOf(state, 'accounts')
/** `ACCOUNT/ROLE` of the rows that are shown. */
export const ids = (state: State) => shownRows(state, dialogOf(state)).map(({ id }) => id)
/** That of the row with the cursor. */
export const here = (state: State) => ids(state)[dialogOf(state).at]
