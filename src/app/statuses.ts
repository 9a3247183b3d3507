import type { CacheProblem } from '../session/ports.ts'
import { type ProfileStatus, statusesOf } from '../session/statuses.ts'
import { refreshFailure } from './browse/selection.ts'
import { reorder } from './browse/update-browse.ts'
import type { State } from './state.ts'

/** Works out every status anew; the list is put in order again where a status or the profiles themselves changed. */
export function updateStatuses(state: State, hasNewProfiles = false): State {
  const { profileIndex, caches, now, setup } = state
  const known = statusesOf(profileIndex, caches, now, setup.preferences.expiringMs)
  const fresh =
    state.refreshFailures.size === 0 ? known : known.map((each, at) => afterFailure(state, each, at))
  const changed =
    hasNewProfiles ||
    fresh.some((each, at) => {
      const old = state.statuses[at]
      return (
        old?.status !== each.status ||
        old.expiresAt !== each.expiresAt ||
        old.cachedUntil !== each.cachedUntil ||
        isOther(old.cacheProblem, each.cacheProblem) ||
        isOther(old.roleCacheProblem, each.roleCacheProblem)
      )
    })
  return changed ? reorder({ ...state, statuses: fresh }) : state
}

function isOther(a: CacheProblem | null, b: CacheProblem | null): boolean {
  return a?.file !== b?.file || a?.reason !== b?.reason
}

/** A token that could not be renewed is renewable no longer: it serves as long as it lasts, then a login is needed. */
function afterFailure(state: State, profileStatus: ProfileStatus, at: number): ProfileStatus {
  const entry = state.profileIndex.entries[at]
  if (profileStatus.status !== 'renewable' || !entry || !refreshFailure(state, entry)) return profileStatus
  const isOver = profileStatus.expiresAt === null || profileStatus.expiresAt <= state.now
  return { ...profileStatus, status: isOver ? 'signed-out' : 'expiring' }
}
