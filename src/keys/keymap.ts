import type { Intent } from '../app/intent.ts'
import type { State } from '../app/state.ts'

/** Where a key is looked up. `text` is any open text field. */
export type Context = 'list' | 'details' | 'text' | 'overlay'

export interface Binding {
  readonly in: readonly Context[]
  /** Names as `match.ts` gives them; the first one is shown. */
  readonly keys: readonly string[]
  readonly intent: Intent
  /** What it does, for help and README. */
  readonly label: string
  readonly group: 'Move' | 'Show' | 'Text' | 'General'
  /** Shown in the footer, lowest first; short words. */
  readonly footer?: { readonly rank: number; readonly word: string }
  /** Why it cannot be used now, or nothing. */
  readonly disabled?: (state: State) => string | undefined
}

const PANES: readonly Context[] = ['list', 'details']
const SCROLL: readonly Context[] = ['list', 'details', 'overlay']
const EVERYWHERE: readonly Context[] = ['list', 'details', 'text', 'overlay']

const withoutProfile = (state: State) => (state.selected === null ? 'there is no profile to show' : undefined)

/** The one table of keys: matching, footer, help and README read it. */
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
    label: 'go to the details',
    group: 'Move',
    footer: { rank: 3, word: 'details' },
    disabled: withoutProfile,
  },
  { in: PANES, keys: ['tab'], intent: 'next-pane', label: 'to the other pane', group: 'Move' },
  {
    in: PANES,
    keys: ['left', 'h'],
    intent: 'list-pane',
    label: 'to the list',
    group: 'Move',
  },
  {
    in: PANES,
    keys: ['right'],
    intent: 'details-pane',
    label: 'to the details',
    group: 'Move',
    disabled: withoutProfile,
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
    footer: { rank: 4, word: 'attention' },
  },
  {
    in: PANES,
    keys: ['s'],
    intent: 'sort',
    label: 'sort by file order, name, status, expiry',
    group: 'Show',
    footer: { rank: 5, word: 'sort' },
  },
  { in: PANES, keys: ['r'], intent: 'reload', label: 'read the files again', group: 'Show' },
  { in: ['text'], keys: ['enter'], intent: 'open-details', label: 'keep the filter', group: 'Text' },
  { in: ['text'], keys: ['up'], intent: 'up', label: 'up in the list', group: 'Text' },
  { in: ['text'], keys: ['down'], intent: 'down', label: 'down in the list', group: 'Text' },
  {
    in: EVERYWHERE,
    keys: ['esc'],
    intent: 'back',
    label: 'back out of whatever is open',
    group: 'General',
    footer: { rank: 90, word: 'back' },
  },
  {
    in: SCROLL,
    keys: ['?'],
    intent: 'help',
    label: 'all keys',
    group: 'General',
    footer: { rank: 98, word: 'help' },
  },
  {
    in: SCROLL,
    keys: ['q'],
    intent: 'quit',
    label: 'quit',
    group: 'General',
    footer: { rank: 99, word: 'quit' },
  },
  { in: EVERYWHERE, keys: ['ctrl+c'], intent: 'quit', label: 'quit, from anywhere', group: 'General' },
  { in: EVERYWHERE, keys: ['ctrl+l'], intent: 'redraw', label: 'draw the screen anew', group: 'General' },
  {
    in: EVERYWHERE,
    keys: ['ctrl+z'],
    intent: 'suspend',
    label: 'suspend; fg in the shell brings it back',
    group: 'General',
  },
]

/** Where keys are looked up in this state. */
export function contextOf(state: State): Context {
  if (state.overlay) return 'overlay'
  if (state.filter.isOpen) return 'text'
  return state.focus
}

const NAMES: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
}

const ASCII_NAMES: Readonly<Record<string, string>> = { up: 'Up', down: 'Down', left: 'Left', right: 'Right' }

/** A key as people write it: `Ctrl-U`, `↑`, `Enter`. */
export function keyLabel(key: string, isAscii = false): string {
  const named = (isAscii ? ASCII_NAMES[key] : undefined) ?? NAMES[key]
  if (named) return named
  return key.replace(/^(ctrl|alt)\+(.)$/, (_, modifier: string, letter: string) => {
    return `${modifier === 'ctrl' ? 'Ctrl' : 'Alt'}-${letter.toUpperCase()}`
  })
}
