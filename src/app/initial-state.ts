import { indexFiles, NO_FILES } from '../session/home.ts'
import { NO_CACHES } from '../session/ports.ts'
import type { Setup, State } from './state.ts'

/**
 * The state before any file is read.
 *
 * @param now ms since the epoch
 * @param accountNames what was kept of earlier listings, by id
 */
export function initialState(
  setup: Setup,
  size: State['size'],
  now: number,
  accountNames: State['accountNames'] = new Map(),
): State {
  return {
    setup,
    size,
    now,
    files: NO_FILES,
    profileIndex: indexFiles(NO_FILES, setup.environment),
    caches: NO_CACHES,
    statuses: [],
    order: [],
    rows: [],
    grouping: setup.preferences.group,
    folded: new Set(),
    selected: null,
    heading: null,
    former: null,
    top: 0,
    filter: { text: '', cursor: 0, isOpen: false },
    sort: setup.preferences.sort,
    attentionOnly: false,
    focus: 'list',
    detail: 0,
    overlay: null,
    drafts: new Map(),
    editing: null,
    saving: null,
    attempts: 0,
    checks: new Map(),
    checking: null,
    showsRaw: false,
    listings: new Map(),
    accountNames,
    refreshFailures: new Map(),
    renewedAt: new Map(),
    history: { done: [], undone: [] },
    whole: null,
    revealed: null,
    notice: null,
    clockOffsetMs: null,
    watchReason: null,
  }
}
