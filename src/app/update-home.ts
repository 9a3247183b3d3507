import { parse } from '../ini/parse.ts'
import { load } from '../profiles/load.ts'
import type { CacheProblem } from '../session/ports.ts'
import { indexProfiles } from '../session/profile-index.ts'
import { type ProfileStatus, statusesOf } from '../session/statuses.ts'
import { keepDetailItem, nearestRemaining } from './browse/keep-cursor.ts'
import { refreshFailure } from './browse/selection.ts'
import { reorder } from './browse/update-browse.ts'
import { keepChecks } from './check/check.ts'
import type { Sources, State } from './state.ts'
import type { Next } from './update.ts'

/** New text of the files: profiles and chains are worked out anew, the caches that they ask for are read. */
export function onFiles(state: State, sources: Sources): Next {
  if (
    isSame(state.sources.config, sources.config) &&
    isSame(state.sources.credentials, sources.credentials)
  ) {
    return { state, effects: [] }
  }
  const textOf = (file: keyof Sources) => (sources[file].type === 'read' ? sources[file].text : '')
  const modeOf = (file: keyof Sources) => (sources[file].type === 'read' ? sources[file].mode : null)
  // A file that did not change keeps its document: parsing is the price of a change only.
  const documentOf = (file: keyof Sources) => {
    const known = state.profileIndex.profiles.documents[file]
    return known.text === textOf(file) ? known : parse(textOf(file))
  }
  const profiles = load({ config: documentOf('config'), credentials: documentOf('credentials') })
  const profileIndex = indexProfiles(profiles, {
    modes: { config: modeOf('config'), credentials: modeOf('credentials') },
    hasRegion: state.setup.environment.region !== null,
  })
  const checks = keepChecks(state.checks, state.profileIndex, profileIndex)
  const fresh = { ...state, sources, profileIndex, checks, selected: nearestRemaining(state, profileIndex) }
  return { state: keepDetailItem(state, updateStatuses(fresh, true)), effects: [{ type: 'read-caches' }] }
}

function isSame(a: Sources['config'], b: Sources['config']): boolean {
  if (a.type === 'read' && b.type === 'read')
    return a.text === b.text && a.mode === b.mode && a.isWritable === b.isWritable
  return a.type === b.type && (a.type !== 'unreadable' || b.type !== 'unreadable' || a.reason === b.reason)
}

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
