import { byName } from '../../session/accounts/list-accounts.ts'
import { DEFAULT_TEMPLATE } from '../../session/accounts/name-template.ts'
import { readToken } from '../../session/cache/token-cache.ts'
import { type Session, sessionNameOf } from '../../session/login/session.ts'
import type { PortalAccount } from '../../session/ports.ts'
import { completionsOf, shownFields, wizardListing, wizardSession } from '../edit/form.ts'
import { atEnd } from '../edit/text-field.ts'
import type { Event } from '../event.ts'
import { profileHere, sessionHere } from '../login/session-here.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { State } from '../state.ts'
import type { Accounts } from './accounts.ts'
import { EMPTY_LISTING, type Listing } from './listing.ts'
import { shownRows } from './shown-rows.ts'

/** `A`: opens the list of the session's accounts and roles, and requests them from the portal. */
export function openAccounts(state: State): Next {
  const session = sessionHere(state)
  if (typeof session === 'string') return only(tell(state, 'info', session))
  const token = readToken(state.caches, session, state.now)
  if (token.type !== 'read' || token.expiresAt <= state.now) {
    return only(tell(state, 'info', `Log in to ${sessionNameOf(session)} first: press l.`))
  }
  return openAccountsOf(state, session)
}

/** The same for a session that has just been logged in to. */
export function openAccountsOf(state: State, session: Session): Next {
  const accounts: Accounts = {
    type: 'accounts',
    session,
    field: atEnd(''),
    isFiltering: false,
    at: 0,
    chosen: new Set(),
    template: DEFAULT_TEMPLATE,
  }
  return load({ ...state, overlay: accounts }, session)
}

/** Requests a new listing and drops the old one. */
function load(state: State, session: Session): Next {
  const attempt = state.attempts + 1
  const listings = new Map(state.listings).set(sessionNameOf(session), { ...EMPTY_LISTING, attempt })
  return {
    state: { ...state, attempts: attempt, listings },
    effects: [{ type: 'list-accounts', attempt, session, profile: profileHere(state) }],
  }
}

type ListingEvent = Extract<Event, { readonly type: 'accounts-listed' | 'roles-listed' | 'listing-ended' }>

/** Takes over accounts and roles as they arrive; those of an earlier attempt are ignored. */
export function onListing(state: State, event: ListingEvent): State {
  const name = event.sessionName
  const known = state.listings.get(name)
  if (known?.attempt !== event.attempt) return state
  const listings = new Map(state.listings).set(name, listingAfter(known, event))
  const accountNames =
    event.type === 'accounts-listed' ? withNames(state.accountNames, event.accounts) : state.accountNames
  return keepRow(state, { ...state, listings, accountNames })
}

function withNames(known: State['accountNames'], accounts: readonly PortalAccount[]): State['accountNames'] {
  const fresh = accounts.filter(({ id, name }) => name !== '' && known.get(id) !== name)
  return fresh.length === 0 ? known : new Map([...known, ...fresh.map(({ id, name }) => [id, name] as const)])
}

/** Keeps the cursor on its row when others arrive above it, or Space would choose the wrong one. */
function keepRow(former: State, next: State): State {
  const { overlay } = next
  if (overlay?.type !== 'accounts') return next
  const row = shownRows(former, overlay)[overlay.at]
  const rows = shownRows(next, overlay)
  const same = rows.findIndex((each) => each.id === row?.id)
  const at = same >= 0 ? same : rows.findIndex((each) => each.account.id === row?.account.id)
  return {
    ...next,
    overlay: { ...overlay, at: Math.max(0, at >= 0 ? at : Math.min(overlay.at, rows.length - 1)) },
  }
}

/** Requests a listing when the wizard reaches the account or role, if there is a token and no listing yet. */
export function listForWizard(former: State, next: Next): Next {
  const { state, effects } = next
  const session = wizardSession(state)
  if (!session) return next
  if (state.listings.has(sessionNameOf(session))) return { state: fillOnlyChoice(former, state), effects }
  const token = readToken(state.caches, session, state.now)
  if (token.type !== 'read' || token.expiresAt <= state.now) return next
  const loading = load(state, session)
  return { state: loading.state, effects: [...effects, ...loading.effects] }
}

/** Like `aws configure sso`, fills in a single account or role, when its field is reached or the listing completes. */
function fillOnlyChoice(former: State, state: State): State {
  const { overlay } = state
  const isSame =
    former.overlay?.type === 'form' && overlay?.type === 'form' && former.overlay.at === overlay.at
  if (overlay?.type !== 'form' || (isSame && former.listings === state.listings)) return state
  const field = shownFields(state, overlay)[overlay.at]
  if (field?.field.text !== '' || wizardListing(state)?.state !== 'complete') return state
  const [single, second] = completionsOf(state, overlay, field)
  if (!single || second) return state
  const filled = { ...field, field: atEnd(single.value) }
  return {
    ...state,
    overlay: { ...overlay, fields: overlay.fields.map((each) => (each === field ? filled : each)) },
  }
}

function listingAfter(known: Listing, event: ListingEvent): Listing {
  switch (event.type) {
    case 'accounts-listed': {
      const added = event.accounts.map((each) => ({ ...each, roles: null }))
      return { ...known, accounts: byName([...known.accounts, ...added]) }
    }
    case 'roles-listed': {
      const roles = [...event.roles].sort()
      return {
        ...known,
        accounts: known.accounts.map((each) => (each.id === event.account ? { ...each, roles } : each)),
      }
    }
    case 'listing-ended':
      return { ...known, state: event.reason === null ? 'complete' : 'failed', reason: event.reason }
  }
}
