import type { Caches } from '../session/ports.ts'
import { REFRESH_WINDOW_MS } from '../session/refresh.ts'
import { targetName, targetOfToken } from '../session/sso-target.ts'
import { readToken, tokenCacheName } from '../session/token-cache.ts'
import type { Effect } from './effect.ts'
import type { State } from './state.ts'
import type { Next } from './update.ts'

/**
 * The tokens that are to be renewed now: those with less than the AWS CLI's window left and a refresh token beside
 * them. Looked at when time passes or the caches change; a session that failed is not tried again until its file
 * changes.
 */
export function dueRefreshes(former: State, next: State): Effect[] {
  if (former.now === next.now && former.caches === next.caches) return []
  if (next.setup.isReadOnly) return []
  const seen = new Set<string>()
  const effects: Effect[] = []
  for (const { chain } of next.inventory.entries) {
    if (!chain.token || chain.token.session === null) continue
    const file = tokenCacheName(chain.token)
    if (seen.has(file)) continue
    seen.add(file)
    const token = readToken(next.caches, chain.token, next.now)
    const isDue = token.state === 'read' && token.renewable && token.expiresAt - next.now < REFRESH_WINDOW_MS
    const wasTold = isDue && isSameFile(former, next, file) && wasDue(former, token.expiresAt)
    const hasFailed = next.refreshFailures.has(chain.token.session)
    if (isDue && !wasTold && !hasFailed) {
      effects.push({ type: 'refresh', target: targetOfToken(next.inventory.profiles, chain.token) })
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

/** A renewal ended; its reason is kept where it failed, and what the folder holds now is read. */
export function onRefreshed(state: State, session: string, failure: string | null): Next {
  const refreshFailures = new Map(state.refreshFailures)
  if (failure === null) refreshFailures.delete(session)
  else refreshFailures.set(session, failure)
  return { state: { ...state, refreshFailures }, effects: [{ type: 'read-caches' }] }
}

/** Caches as they were read now: a token that was replaced gets another chance to be renewed. */
export function onCaches(state: State, caches: Caches): State {
  const isSame = (session: string) => {
    const file = tokenCacheName({ session, startUrl: '', region: '' })
    return state.caches.sso.get(file) === caches.sso.get(file)
  }
  const kept = [...state.refreshFailures].filter(([session]) => isSame(session))
  const refreshFailures = kept.length === state.refreshFailures.size ? state.refreshFailures : new Map(kept)
  return { ...state, caches, refreshFailures }
}

/** Why the token of this session could not be renewed, or null. */
export function refreshFailure(state: State, target: Parameters<typeof targetName>[0] | null): string | null {
  return target === null ? null : (state.refreshFailures.get(targetName(target)) ?? null)
}
