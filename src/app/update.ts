import { parse } from '../ini/parse.ts'
import { load } from '../profiles/load.ts'
import { standings } from '../session/board.ts'
import { takeInventory } from '../session/inventory.ts'
import { keepCaches } from '../session/keep-caches.ts'
import type { Effect } from './effect.ts'
import type { Event } from './event.ts'
import { settle } from './settle.ts'
import type { Sources, State } from './state.ts'
import { onIntent, reorder } from './update-browse.ts'
import { onTyped } from './update-filter.ts'

export interface Next {
  readonly state: State
  readonly effects: readonly Effect[]
}

const NOTICE_MS = 6_000

/** The only place where the state changes. Pure; an event that changes nothing gives the very same state back. */
export function update(state: State, event: Event): Next {
  const { state: next, effects } = route(state, event)
  return { state: settle(state, next), effects }
}

function route(state: State, event: Event): Next {
  switch (event.type) {
    case 'tick':
      return only(onTick(state, event.now))
    case 'resized':
      return only(onResized(state, event.columns, event.rows))
    case 'files-read':
      return onFiles(state, event.sources)
    case 'caches-read':
      return only(restand({ ...state, caches: keepCaches(state.caches, event.caches) }))
    case 'watch-trouble':
      return only({ ...state, watchTrouble: event.reason })
    case 'noticed':
      return only({ ...state, notice: { tone: event.tone, text: event.text, until: state.now + NOTICE_MS } })
    case 'typed':
      return only(onTyped(state, event.edit))
    case 'intent':
      return onIntent(state, event.intent)
  }
}

function only(state: State): Next {
  return { state, effects: [] }
}

function onTick(state: State, now: number): State {
  const notice = state.notice && state.notice.until > now ? state.notice : null
  return restand({ ...state, now, notice })
}

function onResized(state: State, columns: number, rows: number): State {
  if (state.size.columns === columns && state.size.rows === rows) return state
  return { ...state, size: { columns, rows } }
}

function onFiles(state: State, sources: Sources): Next {
  if (
    isSame(state.sources.config, sources.config) &&
    isSame(state.sources.credentials, sources.credentials)
  ) {
    return only(state)
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
  return { state: restand({ ...state, sources, inventory }, true), effects: [{ type: 'read-caches' }] }
}

function isSame(a: Sources['config'], b: Sources['config']): boolean {
  if (a.state === 'read' && b.state === 'read') return a.text === b.text && a.mode === b.mode
  return (
    a.state === b.state && (a.state !== 'unreadable' || b.state !== 'unreadable' || a.reason === b.reason)
  )
}

/** Works out every status anew; the list is put in order again where a status or the profiles themselves changed. */
function restand(state: State, hasNewProfiles = false): State {
  const { inventory, caches, now, setup } = state
  const fresh = standings(inventory, caches, now, setup.preferences.expiringMs)
  const changed =
    hasNewProfiles ||
    fresh.some((each, at) => {
      const old = state.standings[at]
      return (
        old?.status !== each.status ||
        old.expiresAt !== each.expiresAt ||
        old.cachedUntil !== each.cachedUntil ||
        old.damage?.file !== each.damage?.file ||
        old.damage?.reason !== each.damage?.reason
      )
    })
  return changed ? reorder({ ...state, standings: fresh }) : state
}
