import { LOGIN_WINDOW_MS, loginCacheName, readLogin } from '../../session/cache/login-cache.ts'
import { readToken, tokenCacheName } from '../../session/cache/token-cache.ts'
import { loginLink, renewedSession } from '../../session/login/aws-login.ts'
import { REFRESH_WINDOW_MS } from '../../session/login/refresh.ts'
import { sessionOfToken } from '../../session/login/session.ts'
import { type Entry, firstOfSessions } from '../../session/profile-index.ts'
import type { Effect } from '../effect.ts'
import type { Event } from '../event.ts'
import type { Next } from '../next.ts'
import type { State } from '../state.ts'
import { updateStatuses } from '../statuses.ts'
import { RETRY_MS } from './retry.ts'

/**
 * Renews the tokens that have a refresh token and less time left than the AWS CLI's refresh window, and likewise the access
 * of `aws login`. Only the passing of time or a change of the caches makes a renewal due. A failed one is tried again when
 * the session's file changes, and, if the reason may pass, after `RETRY_MS`.
 */
export function dueRefreshes(former: State, next: State): Effect[] {
  if (former.now === next.now && former.caches === next.caches) return []
  if (next.setup.isReadOnly) return []
  return firstOfSessions(next.profileIndex).flatMap((entry) => {
    const renewal = renewalOf(next, entry)
    if (!renewal || !isInWindow(renewal, next.now)) return []
    const failed = next.refreshFailures.get(renewal.session)
    const renewedAt = next.renewedAt.get(renewal.session)
    const isWanted = failed
      ? failed.isPassing && isPassed(former, next, failed.at)
      : renewedAt !== undefined && former.now - renewedAt < RETRY_MS
        ? isPassed(former, next, renewedAt)
        : isNewlyDue(former, next, renewal)
    return isWanted ? [renewal.effect] : []
  })
}

/** A session that can be renewed without its user. */
interface Renewal {
  readonly session: string
  readonly cache: 'sso' | 'login'
  readonly file: string
  readonly expiresAt: number
  readonly effect: Effect
}

function renewalOf(state: State, { profile: { name: profile }, end }: Entry): Renewal | null {
  const { caches, now, profileIndex } = state
  const session = renewedSession(end)
  if (session === null) return null
  if (end.token) {
    const token = readToken(caches, end.token, now)
    if (token.type !== 'read' || !token.renewable) return null
    const effect: Effect = {
      type: 'refresh',
      session: sessionOfToken(profileIndex.profiles, end.token),
      profile,
    }
    return { session, cache: 'sso', file: tokenCacheName(end.token), expiresAt: token.expiresAt, effect }
  }
  const login = readLogin(caches, session)
  if (login.type !== 'read') return null
  const effect: Effect = {
    type: 'renew-login',
    loginSession: session,
    profile: loginLink(end)?.profile ?? profile,
  }
  return { session, cache: 'login', file: loginCacheName(session), expiresAt: login.expiresAt, effect }
}

function isInWindow({ cache, expiresAt }: Renewal, now: number): boolean {
  return cache === 'sso' ? expiresAt - now < REFRESH_WINDOW_MS : expiresAt - now <= LOGIN_WINDOW_MS
}

/** True unless the renewal was due before, and so is under way. */
function isNewlyDue(former: State, next: State, renewal: Renewal): boolean {
  const { cache, file, expiresAt } = renewal
  // Access lives for minutes: what ran out before anybody looked is renewed when it is used, as by the AWS CLI.
  if (cache === 'login' && expiresAt <= former.now && expiresAt <= next.now) return false
  const isSame = former.caches[cache].get(file) === next.caches[cache].get(file)
  return !(isSame && isInWindow(renewal, former.now))
}

/** True if the time for another try after one `at` lies between the two states. */
function isPassed(former: State, next: State, at: number): boolean {
  return former.now - at < RETRY_MS && next.now - at >= RETRY_MS
}

/** A renewal ended: records why if it failed, and reads the caches again. */
export function onRefreshed(
  state: State,
  { sessionName, reason }: Extract<Event, { readonly type: 'refreshed' }>,
): Next {
  const refreshFailures = new Map(state.refreshFailures)
  const renewedAt = new Map(state.renewedAt)
  if (reason === null) {
    refreshFailures.delete(sessionName)
    renewedAt.set(sessionName, state.now)
  } else refreshFailures.set(sessionName, { ...reason, at: state.now })
  return { state: updateStatuses({ ...state, refreshFailures, renewedAt }), effects: [{ type: 'read-home' }] }
}
