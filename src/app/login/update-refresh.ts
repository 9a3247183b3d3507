import { readToken, tokenCacheName } from '../../session/cache/token-cache.ts'
import { REFRESH_WINDOW_MS } from '../../session/login/refresh.ts'
import { sessionOfToken } from '../../session/login/session.ts'
import { firstOfSessions } from '../../session/profile-index.ts'
import type { Effect } from '../effect.ts'
import type { Event } from '../event.ts'
import type { Next } from '../next.ts'
import type { State } from '../state.ts'
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
    const renewedAt = next.renewedAt.get(chain.token.ssoSession)
    const isWanted = failed
      ? failed.isPassing && isPassed(former, next, failed.at)
      : renewedAt !== undefined && former.now - renewedAt < RETRY_MS
        ? isPassed(former, next, renewedAt)
        : !isUnderWay
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
