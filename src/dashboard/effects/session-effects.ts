import type { Effect } from '../../app/effect.ts'
import type { Event } from '../../app/event.ts'
import type { Store } from '../../app/store.ts'
import { awsLoginCommand } from '../../profiles/aws-login-command.ts'
import { listAccounts } from '../../session/accounts/list-accounts.ts'
import { accessTokenOf } from '../../session/cache/token-cache.ts'
import {
  listingReason,
  loginReason,
  refreshReason,
  untoldSentence,
} from '../../session/login/login-reason.ts'
import { loginTo } from '../../session/login/login-to.ts'
import { keptPath, logout } from '../../session/login/logout.ts'
import { refresh } from '../../session/login/refresh.ts'
import { renewLogin } from '../../session/login/renew-login.ts'
import { type Session, sessionNameOf } from '../../session/login/session.ts'
import { signinReason } from '../../session/login/signin-reason.ts'
import { usableToken } from '../../session/login/usable-token.ts'
import type { AwsPorts, PortalAccount } from '../../session/ports.ts'
import { isPassing, ServiceError } from '../../session/service-error.ts'
import { WalkError } from '../../session/walk/walk-error.ts'

/** The services that the effects on sessions use. */
export interface SessionServices {
  /** Loads the SDK when first called. */
  readonly aws: () => Promise<Pick<AwsPorts, 'signin' | 'oidc' | 'browser' | 'locate' | 'portal' | 'logout'>>
  /** Keeps what the portal calls the accounts, to show it beside their ids. Never throws. */
  readonly keepAccountNames: (accounts: readonly PortalAccount[]) => void
}

export type SessionEffect = Extract<
  Effect,
  {
    readonly type:
      | 'log-in'
      | 'show-login'
      | 'give-up'
      | 'log-out'
      | 'list-accounts'
      | 'refresh'
      | 'renew-login'
  }
>

/** A login under way. */
interface Running {
  readonly abort: AbortController
  /** Resolved once its code is shown, or it is given up. */
  readonly turn: PromiseWithResolvers<void>
}

/** Carries out logins, logouts, refreshes and listings, and keeps track of logins that can be aborted. */
export function createSessionRunner(
  services: SessionServices,
): (effect: SessionEffect, store: Store) => void {
  const running = new Map<number, Running>()
  /** By session name. */
  const listings = new Map<string, AbortController>()
  return (effect, store) => {
    switch (effect.type) {
      case 'log-in': {
        const login = { abort: new AbortController(), turn: Promise.withResolvers<void>() }
        if (!effect.isAhead) login.turn.resolve()
        running.set(effect.attempt, login)
        void runLogin(services, effect, store, login).finally(() => running.delete(effect.attempt))
        return
      }
      case 'show-login':
        running.get(effect.attempt)?.turn.resolve()
        return
      case 'give-up':
        running.get(effect.attempt)?.abort.abort()
        running.get(effect.attempt)?.turn.resolve()
        return
      case 'log-out':
        void runLogout(services, effect, store)
        return
      case 'refresh':
        void runRefresh(services, effect, store)
        return
      case 'renew-login':
        void runRenewal(services, effect, store)
        return
      case 'list-accounts': {
        const name = sessionNameOf(effect.session)
        const abort = new AbortController()
        // What the former list still waits for would only delay this one.
        listings.get(name)?.abort()
        listings.set(name, abort)
        void runListing(services, effect, store, abort.signal)
        return
      }
    }
  }
}

type Of<Type extends SessionEffect['type']> = Extract<SessionEffect, { readonly type: Type }>

async function runLogin(
  services: SessionServices,
  { attempt, session, profile, approval }: Of<'log-in'>,
  store: Store,
  { abort, turn }: Running,
): Promise<void> {
  const { signal } = abort
  try {
    const aws = await services.aws()
    const { clock } = aws.oidc(session, profile)
    for await (const step of loginTo(session, profile, aws, signal, approval)) {
      if (signal.aborted) {
        // The approval came first, and its token is kept: nobody must wonder where it comes from.
        if (step.type === 'authorized') tellKept(session, store)
        continue
      }
      store.dispatch({ type: 'tick', now: clock.now() })
      store.dispatch({ type: 'login-step', attempt, step })
      // Nobody can have approved a code that has not been shown.
      if (step.type === 'code') await turn.promise
    }
  } catch (error) {
    if (!signal.aborted)
      store.dispatch({ type: 'login-failed', attempt, message: loginReason(error).message })
  }
}

function tellKept(session: Session, store: Store): void {
  const text = `The login to ${sessionNameOf(session)} had been approved already, so you are logged in.`
  store.dispatch({ type: 'noticed', tone: 'info', text })
  store.dispatch({ type: 'home-changed' })
}

async function runLogout(
  services: SessionServices,
  { session, profile }: Of<'log-out'>,
  store: Store,
): Promise<void> {
  const name = sessionNameOf(session)
  const notify = (tone: 'info' | 'warning' | 'error', text: string) =>
    store.dispatch({ type: 'noticed', tone, text })
  try {
    const ports = (await services.aws()).logout(session, profile)
    const { signal } = new AbortController()
    const { profileIndex, setup } = store.getState()
    const outcome = await logout(session, profileIndex, ports, signal)
    if (outcome.type === 'kept')
      notify('error', `Could not log out of ${name}: cannot remove ${keptPath(outcome, setup.environment)}.`)
    else if (outcome.type === 'untold') notify('warning', untoldSentence(name, outcome.reason))
    else notify('info', `Logged out of ${name}.`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error'
    notify('error', `Could not log out of ${name}: ${reason}.`)
  }
  store.dispatch({ type: 'home-changed' })
}

async function runRefresh(
  services: SessionServices,
  { session, profile }: Of<'refresh'>,
  store: Store,
): Promise<void> {
  let reason: Extract<Event, { readonly type: 'refreshed' }>['reason'] = null
  try {
    const { signal } = new AbortController()
    await refresh(session, (await services.aws()).oidc(session, profile), signal)
  } catch (error) {
    const mayPass = error instanceof ServiceError && isPassing(error)
    const next = mayPass ? 'awsprof tries again in a minute.' : 'Log in again.'
    reason = { message: `${refreshReason(error)} ${next}`, isPassing: mayPass }
  }
  store.dispatch({ type: 'refreshed', sessionName: sessionNameOf(session), reason })
}

async function runRenewal(
  services: SessionServices,
  { loginSession, profile }: Of<'renew-login'>,
  store: Store,
): Promise<void> {
  let reason: Extract<Event, { readonly type: 'refreshed' }>['reason'] = null
  try {
    await renewLogin(loginSession, (await services.aws()).signin(profile), new AbortController().signal)
  } catch (error) {
    reason = renewalFailure(error, profile)
  }
  store.dispatch({ type: 'refreshed', sessionName: loginSession, reason })
}

function renewalFailure(error: unknown, profile: string) {
  const isLater = error instanceof ServiceError && isPassing(error)
  const refused = signinReason(error)
  const [message, hint] = refused
    ? [refused.message, refused.hint(profile)]
    : error instanceof WalkError
      ? [error.message, error.hint ?? awsLoginCommand(profile)]
      : [refreshReason(error), isLater ? 'awsprof tries again in a minute' : awsLoginCommand(profile)]
  return { message: `${message} Next: ${hint}.`, isPassing: isLater }
}

/** The token in its file. */
function cachedToken(
  aws: Pick<AwsPorts, 'oidc'>,
  session: Session,
  profile: string,
  signal: AbortSignal,
): Promise<string> {
  const { oidc, clock, folder } = aws.oidc(session, profile)
  return usableToken(session, { oidc: () => oidc, clock, folder }, signal)
}

/** Lists all accounts, page by page, then the roles of each. Ends when `signal` aborts. */
async function runListing(
  services: SessionServices,
  { attempt, session, profile }: Of<'list-accounts'>,
  store: Store,
  signal: AbortSignal,
): Promise<void> {
  const sessionName = sessionNameOf(session)
  let reason: string | null = null
  try {
    const aws = await services.aws()
    const portal = aws.portal(session.region, profile)
    // A legacy session that no profile has yet is not among the caches that were read.
    const token =
      accessTokenOf(store.getState().caches, session) || (await cachedToken(aws, session, profile, signal))
    const listed = await listAccounts(portal, token, [], signal, {
      onAccounts: (accounts) => store.dispatch({ type: 'accounts-listed', attempt, sessionName, accounts }),
      onRoles: (account, roles) =>
        store.dispatch({ type: 'roles-listed', attempt, sessionName, account, roles }),
    })
    services.keepAccountNames(listed)
  } catch (error) {
    reason = listingReason(error)
  }
  store.dispatch({ type: 'listing-ended', attempt, sessionName, reason })
}
