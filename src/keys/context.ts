import { fits } from '../app/layout.ts'
import type { State } from '../app/state.ts'

/** Where a key is looked up: a pane, or what is open on top of the panes. */
export type KeyContext =
  | 'list'
  | 'details'
  | 'filter'
  | 'edit'
  | 'menu'
  | 'form'
  | 'accounts'
  | 'accounts-filter'
  | 'confirm'
  | 'login'
  | 'help'
  /** The terminal is too small to show what a key would do, so most keys do nothing. */
  | 'too-small'

export const PANES: readonly KeyContext[] = ['list', 'details']
export const SCROLL: readonly KeyContext[] = ['list', 'details', 'help', 'confirm', 'accounts']
const FIELDS: readonly KeyContext[] = ['filter', 'edit', 'menu', 'form', 'accounts-filter']
/** All contexts in which the terminal is large enough. */
export const EVERYWHERE: readonly KeyContext[] = [...SCROLL, ...FIELDS, 'login']

export const ALWAYS: readonly KeyContext[] = [...EVERYWHERE, 'too-small']

const TEXT: ReadonlySet<KeyContext> = new Set(FIELDS)

/** True if characters are typed into a field in this context. */
export function takesText(context: KeyContext): boolean {
  return TEXT.has(context)
}

/** The context in which keys are looked up in this state. */
export function contextOf(state: State): KeyContext {
  const { overlay } = state
  if (!fits(state.size)) return 'too-small'
  if (overlay?.type === 'accounts') return overlay.isFiltering ? 'accounts-filter' : 'accounts'
  if (overlay) return overlay.type === 'clash' || overlay.type === 'ask' ? 'confirm' : overlay.type
  if (state.editing) return 'edit'
  return state.filter.isOpen ? 'filter' : state.focus
}
