import { parse } from '../ini/parse.ts'
import { load } from '../profiles/load.ts'
import type { Damage } from '../session/ports.ts'
import { takeInventory } from '../session/profile-index.ts'
import { type Standing, standings } from '../session/statuses.ts'
import { keepStop, survivor } from './browse/keep-cursor.ts'
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
  const textOf = (file: keyof Sources) => (sources[file].state === 'read' ? sources[file].text : '')
  const modeOf = (file: keyof Sources) => (sources[file].state === 'read' ? sources[file].mode : null)
  // A file that did not change keeps its document: parsing is the price of a change only.
  const documentOf = (file: keyof Sources) => {
    const known = state.inventory.profiles.documents[file]
    return known.text === textOf(file) ? known : parse(textOf(file))
  }
  const profiles = load({ config: documentOf('config'), credentials: documentOf('credentials') })
  const inventory = takeInventory(profiles, {
    modes: { config: modeOf('config'), credentials: modeOf('credentials') },
    hasRegion: state.setup.environment.region !== null,
  })
  const checks = keepChecks(state.checks, state.inventory, inventory)
  const fresh = { ...state, sources, inventory, checks, selected: survivor(state, inventory) }
  return { state: keepStop(state, restand(fresh, true)), effects: [{ type: 'read-caches' }] }
}

function isSame(a: Sources['config'], b: Sources['config']): boolean {
  if (a.state === 'read' && b.state === 'read')
    return a.text === b.text && a.mode === b.mode && a.isWritable === b.isWritable
  return (
    a.state === b.state && (a.state !== 'unreadable' || b.state !== 'unreadable' || a.reason === b.reason)
  )
}

/** Works out every status anew; the list is put in order again where a status or the profiles themselves changed. */
export function restand(state: State, hasNewProfiles = false): State {
  const { inventory, caches, now, setup } = state
  const known = standings(inventory, caches, now, setup.preferences.expiringMs)
  const fresh =
    state.refreshFailures.size === 0 ? known : known.map((each, at) => afterFailure(state, each, at))
  const changed =
    hasNewProfiles ||
    fresh.some((each, at) => {
      const old = state.standings[at]
      return (
        old?.status !== each.status ||
        old.expiresAt !== each.expiresAt ||
        old.cachedUntil !== each.cachedUntil ||
        isOther(old.damage, each.damage) ||
        isOther(old.roleDamage, each.roleDamage)
      )
    })
  return changed ? reorder({ ...state, standings: fresh }) : state
}

function isOther(a: Damage | null, b: Damage | null): boolean {
  return a?.file !== b?.file || a?.reason !== b?.reason
}

/** A token that could not be renewed is renewable no longer: it serves as long as it lasts, then a login is needed. */
function afterFailure(state: State, standing: Standing, at: number): Standing {
  const entry = state.inventory.entries[at]
  if (standing.status !== 'renewable' || !entry || !refreshFailure(state, entry)) return standing
  const isOver = standing.expiresAt === null || standing.expiresAt <= state.now
  return { ...standing, status: isOver ? 'signed-out' : 'expiring' }
}
