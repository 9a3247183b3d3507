import { parse } from '../ini/parse.ts'
import { load } from '../profiles/load.ts'
import { NO_CACHES } from '../session/ports.ts'
import { indexProfiles } from '../session/profile-index.ts'
import type { Setup, Source, State } from './state.ts'

const MISSING: Source = { type: 'missing' }

/** The state before any file was read. `now` in ms. */
export function initialState(setup: Setup, size: State['size'], now: number): State {
  const empty = parse('')
  const profiles = load({ config: empty, credentials: empty })
  return {
    setup,
    size,
    now,
    sources: { config: MISSING, credentials: MISSING },
    profileIndex: indexProfiles(profiles, { modes: { config: null, credentials: null }, hasRegion: false }),
    caches: NO_CACHES,
    statuses: [],
    order: [],
    selected: null,
    former: null,
    top: 0,
    filter: { text: '', cursor: 0, isOpen: false },
    sort: setup.preferences.sort,
    attentionOnly: false,
    focus: 'list',
    detail: 0,
    overlay: null,
    editing: null,
    saving: null,
    attempts: 0,
    checks: new Map(),
    checking: null,
    showsRaw: false,
    listings: new Map(),
    refreshFailures: new Map(),
    history: { done: [], undone: [] },
    revealed: null,
    notice: null,
    watchReason: null,
  }
}
