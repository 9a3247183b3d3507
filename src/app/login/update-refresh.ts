import { readToken, tokenCacheName } from '../../session/cache/token-cache.ts'
import { REFRESH_WINDOW_MS } from '../../session/login/refresh.ts'
import { sessionOfToken } from '../../session/login/session.ts'
import type { Caches } from '../../session/ports.ts'
import { firstOfSessions } from '../../session/profile-index.ts'
import type { Status } from '../../session/status.ts'
import { reorder } from '../browse/update-browse.ts'
import { withoutLost } from '../check/check.ts'
import type { Effect } from '../effect.ts'
import type { Event } from '../event.ts'
import type { RefreshFailure, State } from '../state.ts'
import type { Next } from '../update.ts'
import { updateStatuses } from '../update-home.ts'
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
  { sessionName: session, reason: failure }: Extract<Event, { readonly type: 'refreshed' }>,
): Next {
  const refreshFailures = new Map(state.refreshFailures)
  if (failure === null) refreshFailures.delete(session)
  else refreshFailures.set(session, { ...failure, at: state.now })
  return { state: updateStatuses({ ...state, refreshFailures }), effects: [{ type: 'read-caches' }] }
}

/** Caches as they were read now: a token that was replaced gets another chance to be renewed. */
export function onCaches(state: State, caches: Caches): State {
  if (caches === state.caches) return state
  const isSame = (session: string) => {
    const file = tokenCacheName({ ssoSession: session, startUrl: '', region: '' })
    return state.caches.sso.get(file) === caches.sso.get(file)
  }
  const kept = [...state.refreshFailures].filter(([session]) => isSame(session))
  const refreshFailures = kept.length === state.refreshFailures.size ? state.refreshFailures : new Map(kept)
  const fresh = updateStatuses({ ...state, caches, refreshFailures })
  const isBack = (name: string) => {
    const at = fresh.profileIndex.entryOf(name)?.profile.index ?? -1
    const before = state.statuses[at]?.status
    return fresh.statuses[at]?.status !== before && LOST.has(before)
  }
  const checks = withoutLost(fresh.checks, isBack)
  return checks === fresh.checks ? fresh : reorder({ ...fresh, checks })
}

const LOST: ReadonlySet<Status | undefined> = new Set(['expired', 'signed-out'])
