import type { LoginStep } from '../../session/login/login-step.ts'
import type { Approval } from '../../session/login/login-to.ts'
import type { Event } from '../event.ts'
import { type Next, only } from '../next.ts'
import type { State } from '../state.ts'
import type { Login, WantedLogin } from './login.ts'
import { openLogin, withLogin } from './open-login.ts'

/** A code that was asked for ahead of its time is shown if the user still has this long to approve it, in ms. */
const READY_MS = 2 * 60_000

/** Opens the dialog and starts the login, `queue` after it. */
export function startLogin(
  state: State,
  wanted: WantedLogin,
  queue: readonly WantedLogin[] = [],
  total = queue.length + 1,
): Next {
  return opened(state, { ...fresh(state, wanted, 'code'), queue, total })
}

/** The same login again, as a new attempt. What is to follow stays. */
export function restart(state: State, login: Login, approval: Approval): Next {
  const { queue, total, ahead } = login
  return opened(state, { ...fresh(state, login, approval), queue, total, ahead })
}

/** Goes on with what follows a login that is through or left out: its code is there already, if all goes well. */
export function goOn(state: State, { queue, total, ahead }: Login): Next {
  const [next, ...rest] = queue
  if (!next) return only(state)
  const isReady = ahead !== null && (ahead.code === null || ahead.code.expiresAt - state.now >= READY_MS)
  if (!isReady) return startLogin(state, next, rest, total)
  const overlay = withLogin(state.overlay, { ...ahead, queue: rest, total })
  const { attempt } = ahead
  const shown: Next = { state: { ...state, overlay }, effects: [{ type: 'show-login', attempt }] }
  return ahead.code === null ? shown : withAhead(shown)
}

/** Begins with the next session of the queue while the user approves this one. */
export function withAhead(next: Next): Next {
  const { state, effects } = next
  const login = openLogin(state.overlay)
  const [wanted] = login?.queue ?? []
  if (!login || !wanted || login.ahead) return next
  const ahead = fresh(state, wanted, 'code')
  const begun = begin(state, ahead, true)
  const overlay = withLogin(begun.state.overlay, { ...login, ahead })
  return { state: { ...begun.state, overlay }, effects: [...effects, ...begun.effects] }
}

/** A step or the failure of the login that was begun ahead. What went wrong is tried again when its turn comes. */
export function onAhead(
  state: State,
  login: Login,
  event: Extract<Event, { readonly type: 'login-step' | 'login-failed' }>,
): Next {
  const { ahead } = login
  const show = (next: Login | null) =>
    only({ ...state, overlay: withLogin(state.overlay, { ...login, ahead: next }) })
  if (event.type === 'login-failed') return show(null)
  // A code that nobody has seen yet is not asked about.
  if (!ahead || event.step.type === 'authorized') return only(state)
  return show(after(ahead, event.step))
}

/** The login after a step other than its end. */
export function after(login: Login, step: Exclude<LoginStep, { readonly type: 'authorized' }>): Login {
  switch (step.type) {
    case 'registering':
      return login
    case 'other-region':
      return { ...login, otherRegion: step.region }
    case 'code':
      return { ...login, code: step }
    case 'browser':
      return { ...login, browser: step }
    case 'waiting':
      return { ...login, retryReason: step.reason }
    case 'long-wait':
      return { ...login, isLongWait: true }
    case 'held-up':
      return { ...login, isHeldUp: true }
  }
}

function fresh(
  state: State,
  { session, profile, choosesRoles = false }: WantedLogin,
  approval: Approval,
): Login {
  return {
    type: 'login',
    attempt: state.attempts + 1,
    session,
    profile,
    choosesRoles,
    otherRegion: null,
    approval,
    code: null,
    browser: null,
    retryReason: null,
    isLongWait: false,
    isHeldUp: false,
    reason: null,
    queue: [],
    total: 1,
    ahead: null,
  }
}

function opened(state: State, login: Login): Next {
  const { state: begun, effects } = begin(state, login, false)
  return { state: { ...begun, overlay: withLogin(begun.overlay, login), editing: null }, effects }
}

function begin(state: State, { attempt, session, profile, approval }: Login, isAhead: boolean): Next {
  return {
    state: { ...state, attempts: attempt },
    effects: [{ type: 'log-in', attempt, session, profile, approval, isAhead }],
  }
}
