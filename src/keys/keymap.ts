import { chosenGroup } from '../app/browse/selection.ts'
import { layoutOf } from '../app/layout.ts'
import type { State } from '../app/state.ts'
import type { Binding } from './binding.ts'
import { CHANGE_KEYS } from './change-keys.ts'
import { ALWAYS, contextOf, EVERYWHERE, PANES, SCROLL } from './context.ts'
import { DIALOG_KEYS } from './dialog-keys.ts'
import { withoutRow } from './disabled.ts'
import { SESSION_KEYS } from './session-keys.ts'
import { USE_KEYS } from './use-keys.ts'

/** Where there are headings, one is above all else. */
const hasHeadings = ({ rows }: State) => rows[0]?.type === 'heading'
const isWorthFolding = (state: State) =>
  hasHeadings(state) && (state.folded.size > 0 || state.rows.length > layoutOf(state).listRows)
/** A heading folds, but for one with nothing below it, and while a filter keeps all of them open. */
const canEnter = (state: State) => {
  const group = chosenGroup(state)
  return group === null || (group.profiles.length > 0 && state.filter.text === '')
}
const enterWord = (state: State) => {
  if (state.heading === null) return 'details'
  return state.folded.has(state.heading) ? 'unfold' : 'fold'
}
/** False in the plain list, where Esc has nothing to close. */
const hasSomethingOpen = (state: State) =>
  contextOf(state) !== 'list' || state.filter.text !== '' || state.attentionOnly || state.checking !== null

/** The table of all keys: matching, footer, help and README are made from it. */
export const KEYMAP: readonly Binding[] = [
  {
    in: SCROLL,
    keys: ['up', 'k'],
    intent: 'up',
    label: 'up',
    group: 'Move',
    footer: { rank: 1, word: 'move' },
  },
  { in: SCROLL, keys: ['down', 'j'], intent: 'down', label: 'down', group: 'Move' },
  { in: SCROLL, keys: ['pageup'], intent: 'page-up', label: 'a page up', group: 'Move' },
  { in: SCROLL, keys: ['pagedown'], intent: 'page-down', label: 'a page down', group: 'Move' },
  { in: SCROLL, keys: ['ctrl+u'], intent: 'half-page-up', label: 'half a page up', group: 'Move' },
  { in: SCROLL, keys: ['ctrl+d'], intent: 'half-page-down', label: 'half a page down', group: 'Move' },
  { in: SCROLL, keys: ['g', 'home'], intent: 'first', label: 'to the first', group: 'Move' },
  { in: SCROLL, keys: ['G', 'end'], intent: 'last', label: 'to the last', group: 'Move' },
  {
    in: ['list'],
    keys: ['enter'],
    intent: 'open-details',
    label: 'go to the details; fold a heading',
    group: 'Move',
    footer: { rank: 3, word: enterWord, when: canEnter },
    disabled: withoutRow,
  },
  { in: PANES, keys: ['tab'], intent: 'next-pane', label: 'to the other pane', group: 'Move' },
  {
    in: PANES,
    keys: ['left', 'h'],
    intent: 'list-pane',
    label: 'to the list; fold',
    group: 'Move',
  },
  {
    in: PANES,
    keys: ['right'],
    intent: 'details-pane',
    label: 'to the details; unfold',
    group: 'Move',
    disabled: withoutRow,
  },
  {
    in: PANES,
    keys: ['/'],
    intent: 'filter',
    label: 'filter by name, kind, status, account, role, session, region',
    group: 'Show',
    footer: { rank: 2, word: 'filter' },
  },
  {
    in: PANES,
    keys: ['!'],
    intent: 'attention',
    label: 'only profiles that need attention, or all',
    group: 'Show',
    footer: { rank: 8, word: 'attention' },
  },
  {
    in: PANES,
    keys: ['s'],
    intent: 'sort',
    label: 'sort by file order, session, name, status, expiry',
    group: 'Show',
    footer: { rank: 12, word: 'sort' },
  },
  {
    in: PANES,
    keys: ['t'],
    intent: 'group',
    label: 'group by session, by account, not at all',
    group: 'Show',
  },
  {
    in: PANES,
    keys: ['z'],
    intent: 'fold-all',
    label: 'fold or unfold all',
    group: 'Show',
    footer: { rank: 2.7, word: 'fold all', when: isWorthFolding },
    disabled: (state) => (hasHeadings(state) ? undefined : 'there are no headings'),
  },
  { in: PANES, keys: ['r'], intent: 'reload', label: 'read the files again', group: 'Show' },
  ...USE_KEYS,
  ...SESSION_KEYS,
  ...CHANGE_KEYS,
  ...DIALOG_KEYS,
  {
    in: EVERYWHERE,
    keys: ['esc'],
    intent: 'back',
    label: 'back out of whatever is open',
    group: 'General',
    footer: { rank: 90, word: 'back', when: hasSomethingOpen },
  },
  {
    in: ['list', 'details', 'help'],
    keys: ['?'],
    intent: 'help',
    label: 'all keys',
    group: 'General',
    footer: { rank: 98, word: 'help' },
  },
  {
    in: ['list', 'details', 'help'],
    keys: ['q'],
    intent: 'quit',
    label: 'quit',
    group: 'General',
    footer: { rank: 99, word: 'quit' },
  },
  {
    in: ['login', 'confirm', 'accounts', 'too-small'],
    keys: ['q'],
    intent: 'quit',
    label: 'quit, from a dialog without a field',
    group: 'General',
  },
  { in: ALWAYS, keys: ['ctrl+c'], intent: 'quit', label: 'quit, from anywhere', group: 'General' },
  { in: ALWAYS, keys: ['ctrl+l'], intent: 'redraw', label: 'redraw the screen', group: 'General' },
  {
    in: ALWAYS,
    keys: ['ctrl+z'],
    intent: 'suspend',
    label: 'suspend; fg in the shell brings it back',
    group: 'General',
  },
]
