import { readToken, tokenCacheName } from '../../session/cache/token-cache.ts'
import { REFRESH_WINDOW_MS } from '../../session/login/refresh.ts'
import { sessionOfToken } from '../../session/login/session.ts'
import { firstOfSessions } from '../../session/profile-index.ts'
import type { Effect } from '../effect.ts'
import type { Event } from '../event.ts'
import type { Next } from '../next.ts'
import type { RefreshFailure, State } from '../state.ts'
import { updateStatuses } from '../statuses.ts'
import { RETRY_MS } from './retry.ts'

/**
 * Renews the tokens that have a refresh token and less time left than the AWS CLI's refresh window. Only the passing of
 * time or a change of the caches makes a renewal due. A failed one is tried again when the session's token file
 * changes, and, if the reason may pass, after `RETRY_MS`.
 */
export function dueRefreshes(former: State, next: State): Effect[] {
  if (former.now === next.now && former.caches === next.caches) return []
  if (next.setup.isReadOnly) return []
  const effects: Effect[] = []
  for (const { profile, chain } of firstOfSessions(next.profileIndex)) {
    if (!chain.token || chain.token.ssoSession === null) continue
    const file = tokenCacheName(chain.token)
    const token = readToken(next.caches, chain.token, next.now)
    const isDue = token.type === 'read' && token.renewable && token.expiresAt - next.now < REFRESH_WINDOW_MS
    const isUnderWay = isDue && isSameFile(former, next, file) && wasDue(former, token.expiresAt)
    const failed = next.refreshFailures.get(chain.token.ssoSession)
    const isWanted = failed ? isRetryDue(former, next, failed) : !isUnderWay
    if (isDue && isWanted) {
      const session = sessionOfToken(next.profileIndex.profiles, chain.token)
      effects.push({ type: 'refresh', session, profile: profile.name })
    }
  }
  return effects
}

function isSameFile(former: State, next: State, file: string): boolean {
  return former.caches.sso.get(file) === next.caches.sso.get(file)
}

function wasDue(former: State, expiresAt: number): boolean {
  return expiresAt - former.now < REFRESH_WINDOW_MS
}

/** True if the time for another try lies between the two states. */
function isRetryDue(former: State, next: State, { at, isPassing }: RefreshFailure): boolean {
  return isPassing && former.now - at < RETRY_MS && next.now - at >= RETRY_MS
}

/** A renewal ended: records why if it failed, and reads the caches again. */
export function onRefreshed(
  state: State,
  { sessionName, reason }: Extract<Event, { readonly type: 'refreshed' }>,
): Next {
  const refreshFailures = new Map(state.refreshFailures)
  if (reason === null) refreshFailures.delete(sessionName)
  else refreshFailures.set(sessionName, { ...reason, at: state.now })
  return { state: updateStatuses({ ...state, refreshFailures }), effects: [{ type: 'read-home' }] }
}
