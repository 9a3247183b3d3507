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
 * The tokens that are to be renewed now: those with less than the AWS CLI's window left and a refresh token beside
 * them. Looked at when time passes or the caches change; a session that failed is tried again when its file changes,
 * and after a while where the network or the service was at fault.
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
    const wasTold = isDue && isSameFile(former, next, file) && wasDue(former, token.expiresAt)
    const failure = next.refreshFailures.get(chain.token.ssoSession)
    const isWanted = failure ? isAgain(former, next, failure) : !wasTold
    if (isDue && isWanted) {
      const session = sessionOfToken(next.profileIndex.profiles, chain.token)
      effects.push({ type: 'refresh', session, profile: profile.name })
    }
  }
  return effects
}

/** The same file was due at the former moment already: its renewal is under way. */
function isSameFile(former: State, next: State, file: string): boolean {
  return former.caches.sso.get(file) === next.caches.sso.get(file)
}

function wasDue(former: State, expiresAt: number): boolean {
  return expiresAt - former.now < REFRESH_WINDOW_MS
}

/** The moment for another try lies between the two states. */
function isAgain(former: State, next: State, { at, isPassing }: RefreshFailure): boolean {
  return isPassing && former.now - at < RETRY_MS && next.now - at >= RETRY_MS
}

/** A renewal ended; its reason is kept where it failed, and what the folder holds now is read. */
export function onRefreshed(
  state: State,
  { sessionName, reason }: Extract<Event, { readonly type: 'refreshed' }>,
): Next {
  const refreshFailures = new Map(state.refreshFailures)
  if (reason === null) refreshFailures.delete(sessionName)
  else refreshFailures.set(sessionName, { ...reason, at: state.now })
  return { state: updateStatuses({ ...state, refreshFailures }), effects: [{ type: 'read-home' }] }
}
