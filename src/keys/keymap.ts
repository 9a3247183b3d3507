import type { Intent } from '../app/intent.ts'
import { obstacleTo } from '../app/obstacle.ts'
import type { State } from '../app/state.ts'

/** Where a key is looked up: one of the panes, or what is open on top of them. */
export type Context = 'list' | 'details' | 'filter' | 'edit' | 'menu' | 'form' | 'confirm' | 'help'

export interface Binding {
  readonly in: readonly Context[]
  /** Names as `match.ts` gives them; the first one is shown. */
  readonly keys: readonly string[]
  readonly intent: Intent
  /** What it does, for help and README. */
  readonly label: string
  readonly group: Group
  /** Shown in the footer, lowest first; short words. */
  readonly footer?: { readonly rank: number; readonly word: string }
  /** Why it cannot be used now, or nothing. */
  readonly disabled?: (state: State) => string | undefined
}

export type Group = 'Move' | 'Show' | 'Change' | 'Fields and dialogs' | 'General'

const PANES: readonly Context[] = ['list', 'details']
const SCROLL: readonly Context[] = ['list', 'details', 'help', 'confirm']
const FIELDS: readonly Context[] = ['filter', 'edit', 'menu', 'form']
const EVERYWHERE: readonly Context[] = [...SCROLL, ...FIELDS]

const withoutProfile = (state: State) => (state.selected === null ? 'there is no profile to show' : undefined)
const cannotWrite = (state: State) => obstacleTo(state)
const cannotChange = (state: State) => withoutProfile(state) ?? obstacleTo(state)

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
  {
    in: ['details'],
    keys: ['enter', 'e'],
    intent: 'edit',
    label: 'edit the value in place',
    group: 'Change',
    footer: { rank: 3, word: 'edit' },
    disabled: cannotChange,
  },
  {
    in: PANES,
    keys: ['n'],
    intent: 'new-profile',
    label: 'new profile',
    group: 'Change',
    footer: { rank: 8, word: 'new' },
    disabled: cannotWrite,
  },
  {
    in: ['details'],
    keys: ['a'],
    intent: 'add-setting',
    label: 'add a setting',
    group: 'Change',
    footer: { rank: 4, word: 'add' },
    disabled: cannotChange,
  },
  {
    in: ['details'],
    keys: ['x'],
    intent: 'remove-setting',
    label: 'remove the setting',
    group: 'Change',
    footer: { rank: 5, word: 'remove' },
    disabled: cannotChange,
  },
  {
    in: ['details'],
    keys: ['v'],
    intent: 'reveal',
    label: 'show a secret for a few seconds',
    group: 'Show',
    disabled: withoutProfile,
  },
  {
    in: PANES,
    keys: ['D'],
    intent: 'duplicate',
    label: 'duplicate the profile or sso-session',
    group: 'Change',
    disabled: cannotChange,
  },
  {
    in: PANES,
    keys: ['R'],
    intent: 'rename',
    label: 'rename it, and wherever it is named',
    group: 'Change',
    disabled: cannotChange,
  },
  {
    in: PANES,
    keys: ['X'],
    intent: 'delete',
    label: 'delete it',
    group: 'Change',
    disabled: cannotChange,
  },
  {
    in: PANES,
    keys: ['u'],
    intent: 'undo',
    label: 'undo the last change',
    group: 'Change',
    disabled: cannotWrite,
  },
  { in: PANES, keys: ['ctrl+r'], intent: 'redo', label: 'redo it', group: 'Change', disabled: cannotWrite },
  {
    in: PANES,
    keys: ['E'],
    intent: 'open-editor',
    label: 'open the file in $VISUAL or $EDITOR at this line',
    group: 'Change',
    disabled: withoutProfile,
  },
  {
    in: ['filter', 'edit', 'menu', 'form', 'confirm'],
    keys: ['enter'],
    intent: 'accept',
    label: 'take it: keep the filter, save, choose, go on',
    group: 'Fields and dialogs',
    footer: { rank: 1, word: 'take' },
  },
  {
    in: ['confirm'],
    keys: ['y'],
    intent: 'accept',
    label: 'yes',
    group: 'Fields and dialogs',
    footer: { rank: 2, word: 'yes' },
  },
  {
    in: ['confirm'],
    keys: ['n'],
    intent: 'back',
    label: 'no',
    group: 'Fields and dialogs',
    footer: { rank: 3, word: 'no' },
  },
  {
    in: ['form'],
    keys: ['tab'],
    intent: 'complete',
    label: 'complete what was typed, else the next field',
    group: 'Fields and dialogs',
    footer: { rank: 2, word: 'complete' },
  },
  {
    in: ['filter', 'menu', 'form'],
    keys: ['up', 'shift+tab'],
    intent: 'up',
    label: 'up, the field above',
    group: 'Fields and dialogs',
  },
  {
    in: ['filter', 'menu', 'form'],
    keys: ['down'],
    intent: 'down',
    label: 'down, the field below',
    group: 'Fields and dialogs',
  },
  {
    in: ['filter', 'menu'],
    keys: ['pageup'],
    intent: 'page-up',
    label: 'a page up',
    group: 'Fields and dialogs',
  },
  {
    in: ['filter', 'menu'],
    keys: ['pagedown'],
    intent: 'page-down',
    label: 'a page down',
    group: 'Fields and dialogs',
  },
  {
    in: EVERYWHERE,
    keys: ['esc'],
    intent: 'back',
    label: 'back out of whatever is open',
    group: 'General',
    footer: { rank: 90, word: 'back' },
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

const TEXT: ReadonlySet<Context> = new Set(FIELDS)

/** True where characters are typed into a field. */
export function takesText(context: Context): boolean {
  return TEXT.has(context)
}

/** Where keys are looked up in this state. */
export function contextOf(state: State): Context {
  const { overlay } = state
  if (overlay) return overlay.type === 'clash' ? 'confirm' : overlay.type
  if (state.editing) return 'edit'
  return state.filter.isOpen ? 'filter' : state.focus
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
