import { isSafeUrl } from '../../profiles/check-address.ts'
import { readToken, tokenCacheName } from '../../session/cache/token-cache.ts'
import { type Session, sessionNameOf } from '../../session/login/session.ts'
import { openAccountsOf } from '../accounts/update-accounts.ts'
import { confirmOrSave } from '../edit/confirm-or-save.ts'
import type { Effect } from '../effect.ts'
import type { Event } from '../event.ts'
import type { LoginIntent } from '../intent.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { State } from '../state.ts'
import { addressOf, type Login, plainAddress } from './login.ts'
import { after, goOn, onAhead, restart, startLogin, withAhead } from './login-queue.ts'
import { openLogin, withLogin } from './open-login.ts'
import { loginHere, profileHere, sessionHere } from './session-here.ts'
import { sessionsOut } from './sessions-out.ts'

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
      return overlay?.type === 'login' ? restart(state, overlay, 'code') : only(state)
    case 'skip-login':
      return overlay?.type === 'login' ? goOn({ ...state, overlay: null }, overlay) : only(state)
    case 'copy-link':
      return copyAddress(state)
    case 'open-browser':
      return overlay?.type === 'login' ? changeApproval(state, overlay) : only(state)
  }
}

/** Opens the page on which the user approves; over plain http only on this machine, as in a demo. */
function openPage(state: State, address: string): Next {
  const url = isSafeUrl(address) ? plainAddress(address) : null
  if (url !== null) return { state, effects: [{ type: 'browse', url }] }
  return only(tell(state, 'warning', 'The address does not use https, so it is not opened.'))
}

/** From the code to a browser on this machine, and back. */
function changeApproval(state: State, login: Login): Next {
  if (login.approval === 'browser') return restart(state, login, 'code')
  if (login.session.ssoSession !== null) return restart(state, login, 'browser')
  // Like the AWS CLI, which logs in to legacy profiles with a code alone.
  return login.code ? openPage(state, login.code.verificationUriComplete) : only(state)
}

/** Copies the parsed address: a line break or control character from the server must not reach the clipboard. */
function copyAddress(state: State): Next {
  const { overlay } = state
  const address = overlay?.type === 'login' ? addressOf(overlay) : null
  if (address === null) return only(state)
  const text = plainAddress(address)
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

/** Logs in to every session that is out, one after another. */
function logInAll(state: State): Next {
  const [first, ...queue] = sessionsOut(state)
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
  if (login?.ahead && login.ahead.attempt === event.attempt) return onAhead(state, login, event)
  if (login?.attempt !== event.attempt) return only(state)
  const show = (next: Login) => only({ ...state, overlay: withLogin(state.overlay, next) })
  if (event.type === 'login-failed') return show({ ...login, reason: event.message })
  const { step } = event
  if (step.type === 'authorized') return finish(state, login)
  const shown = show(after(login, step))
  if (step.type === 'browser') return openPage(shown.state, step.url)
  return step.type === 'code' ? withAhead(shown) : shown
}

function finish(state: State, login: Login): Next {
  const { session, queue, otherRegion, choosesRoles } = login
  const reload: Effect = { type: 'read-home' }
  // The new token may give access to other accounts and roles.
  const listings = new Map([...state.listings].filter(([name]) => name !== sessionNameOf(session)))
  const closed = { ...state, listings, overlay: withLogin(state.overlay, null) }
  const done = tell(closed, 'info', `Logged in to ${sessionNameOf(session)}.`)
  // Of a legacy session nothing is written yet that would have to be corrected.
  const isLegacy = session.ssoSession === null
  if (choosesRoles && (otherRegion === null || isLegacy) && closed.overlay === null) {
    const accounts = openAccountsOf(done, { ...session, region: otherRegion ?? session.region })
    return { state: accounts.state, effects: [reload, ...accounts.effects] }
  }
  if (queue.length === 0) {
    const offered = otherRegion === null ? only(done) : offerRegion(done, session, otherRegion)
    return { state: offered.state, effects: [reload, ...offered.effects] }
  }
  const following = goOn(done, login)
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
