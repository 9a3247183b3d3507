import { isSafeUrl } from '../../profiles/check-address.ts'
import { readToken, tokenCacheName } from '../../session/cache/token-cache.ts'
import { type Session, sessionNameOf, sessionOfToken } from '../../session/login/session.ts'
import { openAccountsOf } from '../accounts/update-accounts.ts'
import { confirmOrSave } from '../edit/confirm-or-save.ts'
import type { Effect } from '../effect.ts'
import type { Event } from '../event.ts'
import type { LoginIntent } from '../intent.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { Overlay } from '../overlay.ts'
import type { State } from '../state.ts'
import { type Login, plainAddress, type WantedLogin } from './login.ts'
import { loginHere, profileHere, sessionHere } from './session-here.ts'

/** Intents that log in or out, and those of the login dialog. */
export function onLoginIntent(state: State, intent: LoginIntent): Next {
  const { overlay } = state
  switch (intent) {
    case 'log-in': {
      const login = loginHere(state)
      if (login !== null) return awsLogin(state, login)
      const session = sessionHere(state)
      if (typeof session === 'string') return only(tell(state, 'info', session))
      return startLogin(state, { session, profile: profileHere(state) }, [])
    }
    case 'log-in-all':
      return logInAll(state)
    case 'log-out':
      return askLogOut(state)
    case 'start-over':
      return overlay?.type === 'login'
        ? startLogin(state, overlay, overlay.queue, overlay.total)
        : only(state)
    case 'skip-login':
      return overlay?.type === 'login' ? skip(state, overlay) : only(state)
    case 'copy-link':
      return copyAddress(state)
    case 'open-browser': {
      const text = overlay?.type === 'login' ? overlay.code?.verificationUriComplete : undefined
      const url = text !== undefined && isSafeUrl(text) ? plainAddress(text) : null
      return url === null ? only(state) : { state, effects: [{ type: 'browse', url }] }
    }
  }
}

/** Copies the parsed address: a line break or control character from the server must not reach the clipboard. */
function copyAddress(state: State): Next {
  const { overlay } = state
  if (overlay?.type !== 'login' || !overlay.code) return only(state)
  const text = plainAddress(overlay.code.verificationUriComplete)
  if (text === null)
    return only(
      tell(state, 'warning', 'Not copied: the service sent no valid address. Press Esc and log in again.'),
    )
  return { state, effects: [{ type: 'copy', text, what: 'the login address' }] }
}

function awsLogin(state: State, profile: string): Next {
  if (state.setup.isDemo) {
    return only(tell(state, 'info', 'The demo does not run the AWS CLI: press c, which renews the access.'))
  }
  return { state: tell(state, 'info', 'Starting aws login …'), effects: [{ type: 'aws-login', profile }] }
}

/** Opens the dialog and starts the login, `queue` after it. */
export function startLogin(
  state: State,
  { session, profile, choosesRoles = false }: WantedLogin,
  queue: readonly WantedLogin[] = [],
  total = queue.length + 1,
): Next {
  const attempt = state.attempts + 1
  const login: Login = {
    type: 'login',
    attempt,
    session,
    profile,
    choosesRoles,
    otherRegion: null,
    code: null,
    retryReason: null,
    isLongWait: false,
    isHeldUp: false,
    reason: null,
    queue,
    total,
  }
  return {
    state: { ...state, attempts: attempt, overlay: withLogin(state.overlay, login), editing: null },
    effects: [{ type: 'log-in', attempt, session, profile }],
  }
}

/** Logs in to every session whose token has expired or is missing, once each, in file order. */
function logInAll(state: State): Next {
  const { profileIndex, statuses } = state
  const wanted = new Map<string, WantedLogin>()
  profileIndex.entries.forEach(({ profile, chain }, at) => {
    const status = statuses[at]?.status
    if (!chain.token || (status !== 'expired' && status !== 'signed-out')) return
    const name = tokenCacheName(chain.token)
    const session = sessionOfToken(profileIndex.profiles, chain.token)
    if (!wanted.has(name)) wanted.set(name, { session, profile: profile.name })
  })
  const [first, ...queue] = wanted.values()
  return first
    ? startLogin(state, first, queue)
    : only(tell(state, 'info', 'No IAM Identity Center session needs a login.'))
}

function askLogOut(state: State): Next {
  const session = sessionHere(state)
  if (typeof session === 'string') return only(tell(state, 'info', session))
  const token = readToken(state.caches, session, state.now)
  if (token.type === 'absent')
    return only(tell(state, 'info', `You are not logged in to ${sessionNameOf(session)}.`))
  const count = waitingFor(state, session)
  return only({
    ...state,
    overlay: {
      type: 'ask',
      title: `Log out of ${sessionNameOf(session)}`,
      lines: [
        `${count === 1 ? '1 profile uses' : `${count} profiles use`} this session.`,
        'The session ends for every tool on this machine.',
      ],
      yes: { type: 'log-out', session, profile: profileHere(state) },
    },
  })
}

/** How many profiles use this session. */
export function waitingFor({ profileIndex }: State, session: Session): number {
  const name = tokenCacheName(session)
  return profileIndex.entries.filter(({ chain }) => chain.token && tokenCacheName(chain.token) === name)
    .length
}

/** A step or the end of a login; those of an abandoned attempt change nothing. */
export function onLoginEvent(
  state: State,
  event: Extract<Event, { readonly type: 'login-step' | 'login-failed' }>,
): Next {
  const login = openLogin(state.overlay)
  if (login?.attempt !== event.attempt) return only(state)
  const show = (change: Partial<Login>) =>
    only({ ...state, overlay: withLogin(state.overlay, { ...login, ...change }) })
  if (event.type === 'login-failed') return show({ reason: event.message })
  const { step } = event
  switch (step.type) {
    case 'registering':
    case 'browser':
      return only(state)
    case 'other-region':
      return show({ otherRegion: step.region })
    case 'code':
      return show({ code: step })
    case 'waiting':
      return show({ retryReason: step.reason })
    case 'long-wait':
      return show({ isLongWait: true })
    case 'held-up':
      return show({ isHeldUp: true })
    case 'authorized':
      return finish(state, login)
  }
}

/** The open login, also if a check's question for an MFA code lies over it. */
function openLogin(overlay: Overlay | null): Login | null {
  if (overlay?.type === 'login') return overlay
  return overlay?.type === 'form' && overlay.purpose.type === 'mfa' ? openLogin(overlay.purpose.behind) : null
}

/** The overlays with the login replaced, or removed if `login` is null. */
function withLogin(overlay: Overlay | null, login: Login | null): Overlay | null {
  if (overlay?.type !== 'form' || overlay.purpose.type !== 'mfa') return login
  return { ...overlay, purpose: { ...overlay.purpose, behind: withLogin(overlay.purpose.behind, login) } }
}

/** Leaves this session out and goes on with the next one. */
function skip(state: State, { queue, total }: Login): Next {
  const [next, ...rest] = queue
  return next ? startLogin(state, next, rest, total) : only({ ...state, overlay: null })
}

function finish(state: State, { session, queue, total, otherRegion, choosesRoles }: Login): Next {
  const reload: Effect = { type: 'read-home' }
  // The new token may give access to other accounts and roles.
  const listings = new Map([...state.listings].filter(([name]) => name !== sessionNameOf(session)))
  const closed = { ...state, listings, overlay: withLogin(state.overlay, null) }
  const done = tell(closed, 'info', `Logged in to ${sessionNameOf(session)}.`)
  const [next, ...rest] = queue
  if (choosesRoles && otherRegion === null && closed.overlay === null) {
    const accounts = openAccountsOf(done, session)
    return { state: accounts.state, effects: [reload, ...accounts.effects] }
  }
  if (!next) {
    const offered = otherRegion === null ? only(done) : offerRegion(done, session, otherRegion)
    return { state: offered.state, effects: [reload, ...offered.effects] }
  }
  const following = startLogin(done, next, rest, total)
  return { state: following.state, effects: [reload, ...following.effects] }
}

/** The AWS CLI writes the region of the start URL's host into the file by itself; here it is asked. */
function offerRegion(state: State, { ssoSession: name }: Session, region: string): Next {
  if (name === null || state.overlay !== null) return only(state)
  const target = { kind: 'sso-session', name } as const
  return confirmOrSave(
    state,
    {
      edit: { type: 'set', target, key: 'sso_region', value: region },
      label: `sso_region of ${name} set`,
      as: 'change',
    },
    {
      title: `Region of ${name}`,
      notes: [`The start URL is in ${region}, so the login went there. Correct the file?`],
    },
  )
}

/** Stops a login whose dialog was open in `former` and no longer is in `next`. */
export function abandoned(former: State, next: State): Effect[] {
  const before = openLogin(former.overlay)
  const after = openLogin(next.overlay)
  const isRunning = before !== null && before.reason === null
  return isRunning && before.attempt !== after?.attempt ? [{ type: 'give-up', attempt: before.attempt }] : []
}
