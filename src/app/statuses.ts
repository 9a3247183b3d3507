import type { CacheProblem } from '../session/ports.ts'
import { sessionStatus } from '../session/sessions.ts'
import { type ProfileStatus, statusesOf } from '../session/statuses.ts'
import type { Group } from './browse/groups.ts'
import { refreshFailure } from './browse/selection.ts'
import { reorder } from './browse/update-browse.ts'
import type { State } from './state.ts'

/** Recomputes every status, and reorders the list if a status or the profiles themselves changed. */
export function updateStatuses(state: State, hasNewProfiles = false): State {
  const { profileIndex, caches, now, setup } = state
  const known = statusesOf(profileIndex, caches, now, setup.preferences.expiringMs)
  const fresh =
    state.refreshFailures.size === 0 ? known : known.map((each, at) => withoutRenewal(state, each, at))
  const changed =
    hasNewProfiles ||
    state.rows.some((row) => row.type === 'heading' && isOutdated(state, row.group)) ||
    fresh.some((each, at) => {
      const old = state.statuses[at]
      return (
        old?.status !== each.status ||
        old.expiresAt !== each.expiresAt ||
        old.cachedUntil !== each.cachedUntil ||
        isDifferent(old.cacheProblem, each.cacheProblem) ||
        isDifferent(old.roleCacheProblem, each.roleCacheProblem)
      )
    })
  return changed ? reorder({ ...state, statuses: fresh }) : state
}

/** A session that no profile uses has its status in its heading alone. */
function isOutdated({ profileIndex, caches, now, setup }: State, { session, status }: Group): boolean {
  if (session === null || session.profiles.length > 0) return false
  const fresh = sessionStatus(profileIndex, session, caches, now, setup.preferences.expiringMs)
  return fresh.status !== status?.status || fresh.expiresAt !== status.expiresAt
}

function isDifferent(a: CacheProblem | null, b: CacheProblem | null): boolean {
  return a?.file !== b?.file || a?.reason !== b?.reason
}

/** A token that could not be renewed no longer counts as renewable: once it expires, a login is needed. */
function withoutRenewal(state: State, known: ProfileStatus, at: number): ProfileStatus {
  const entry = state.profileIndex.entries[at]
  if (known.status !== 'renewable' || !entry || !refreshFailure(state, entry)) return known
  const isOver = known.expiresAt === null || known.expiresAt <= state.now
  return { ...known, status: isOver ? 'signed-out' : 'expiring' }
}
