import { isWrongClock } from '../session/clock-skew.ts'
import { listForWizard, onListing } from './accounts/update-accounts.ts'
import { unanswered } from './check/mfa-form.ts'
import { onCheckEvent } from './check/update-check.ts'
import { refreshConfirm } from './edit/confirm-or-save.ts'
import { onModeSet, onSaved } from './edit/update-saved.ts'
import type { Event } from './event.ts'
import { onPaste } from './import/paste.ts'
import { onImportRead } from './import/update-import.ts'
import { keepValid } from './keep-valid.ts'
import { abandoned } from './login/open-login.ts'
import { onLoginEvent } from './login/update-login.ts'
import { dueRefreshes, onRefreshed } from './login/update-refresh.ts'
import { type Next, only } from './next.ts'
import { nextTick } from './next-tick.ts'
import { tell } from './notice.ts'
import type { State } from './state.ts'
import { updateStatuses } from './statuses.ts'
import { typeInField } from './update-field.ts'
import { onHomeRead } from './update-home.ts'
import { onIntent } from './update-intent.ts'
import { updateOverlay } from './update-overlay.ts'

/** The only place where the state changes. Pure; returns the same object if an event changes nothing. */
export function update(state: State, event: Event): Next {
  const routed = route(state, event)
  const { state: next, effects } = routed.state.overlay ? listForWizard(state, routed) : routed
  const settled = keepValid(state, next)
  const left = state.overlay ? [...abandoned(state, settled), ...unanswered(state, settled)] : []
  return { state: settled, effects: [...effects, ...left, ...dueRefreshes(state, settled)] }
}

function route(state: State, event: Event): Next {
  switch (event.type) {
    case 'tick':
      return only(onTick(state, event.now))
    case 'resized':
      return only(onResized(state, event.columns, event.rows))
    case 'home-changed':
      return { state, effects: [{ type: 'read-home' }] }
    case 'screen-returned':
      return { state: withoutInfo(state), effects: [{ type: 'read-home' }] }
    case 'home-read':
      return only(onHomeRead(state, event.home))
    case 'watch-trouble':
      return only({ ...state, watchReason: event.reason })
    case 'clock-measured':
      return only(onClock(state, event.offsetMs))
    case 'noticed':
      return only(tell(state, event.tone, event.text))
    case 'typed':
      return state.overlay ? updateOverlay(state, state.overlay, event) : only(typeInField(state, event.edit))
    case 'pasted':
      return (
        onPaste(state, event.text) ??
        route(state, { type: 'typed', edit: { type: 'insert', text: event.text } })
      )
    case 'import-read':
      return onImportRead(state, event)
    case 'saved':
      return onSaved(state, event)
    case 'mode-set':
      return only(onModeSet(state, event.request))
    case 'save-failed':
      return only(tell(refreshConfirm({ ...state, saving: null }), 'error', event.message))
    case 'save-clashed':
      return only(onClash({ ...state, saving: null }, event))
    case 'login-step':
    case 'login-failed':
      return onLoginEvent(state, event)
    case 'check-link':
    case 'check-results':
    case 'check-ended':
    case 'mfa-wanted':
      return onCheckEvent(state, event)
    case 'accounts-listed':
    case 'roles-listed':
    case 'listing-ended':
      return only(onListing(state, event))
    case 'refreshed':
      return onRefreshed(state, event)
    case 'intent':
      return onIntent(state, event.intent)
  }
}

/** What was told before the screen was given away is over; what went wrong may not have been read yet. */
function withoutInfo(state: State): State {
  return state.notice?.tone === 'info' ? { ...state, notice: null } : state
}

function onTick(state: State, now: number): State {
  const next = nextTick(state)
  // Nothing on screen changes yet.
  if (now >= state.now && (next === null || now < next)) return { ...state, now }
  const notice = state.notice && state.notice.until > now ? state.notice : null
  const revealed = state.revealed && state.revealed.until > now ? state.revealed : null
  return updateStatuses({ ...state, now, notice, revealed })
}

/** Every answer tells the clock a little differently: only a change that one would notice changes the state. */
function onClock(state: State, measured: number): State {
  const offset = isWrongClock(measured) ? measured : null
  const { clockOffsetMs: known } = state
  const isSame = known === null || offset === null ? known === offset : Math.abs(known - offset) < NOTICED_MS
  return isSame ? state : { ...state, clockOffsetMs: offset }
}

const NOTICED_MS = 60_000

/** Asks whose value to keep, unless a login or a question for an MFA code has opened in the meantime. */
function onClash(
  state: State,
  { conflict, request }: Extract<Event, { readonly type: 'save-clashed' }>,
): State {
  const { overlay } = state
  const isTaken = overlay?.type === 'login' || (overlay?.type === 'form' && overlay.purpose.type === 'mfa')
  if (!isTaken) return { ...state, overlay: { type: 'clash', conflict, request } }
  return tell(state, 'error', 'Not written: another program changed the same setting. Make the change again.')
}

function onResized(state: State, columns: number, rows: number): State {
  if (state.size.columns === columns && state.size.rows === rows) return state
  return { ...state, size: { columns, rows } }
}
