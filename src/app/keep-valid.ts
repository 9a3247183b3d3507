import type { SectionId } from '../profiles/edit/edit.ts'
import { detailItems, shownSession } from './browse/selection.ts'
import { keepSelection } from './browse/update-browse.ts'
import { keepDraft } from './edit/drafts.ts'
import { overlayLength } from './overlay-length.ts'
import type { State } from './state.ts'

/**
 * Restores what must hold after every event: the chosen profile is in the list and on screen, the details' cursor is on
 * an item, and the details have no focus if no profile is chosen. Returns `former` itself if nothing changed, so that
 * nothing is redrawn.
 */
export function keepValid(former: State, next: State): State {
  if (next === former) return former
  const settled = cutAgain(former, inBounds(withoutUnseen(keepSelection(next))))
  return isSame(former, settled) ? former : settled
}

/**
 * Closes a field whose section is no longer on screen: its text would go where nobody sees it. Hides a revealed secret
 * for good once its section leaves the screen.
 */
function withoutUnseen(state: State): State {
  const { editing, revealed } = state
  const isGone = (target: SectionId | undefined) => target !== undefined && !isShown(state, target)
  if (!isGone(editing?.target) && !isGone(revealed?.target)) return state
  return {
    ...(isGone(editing?.target) ? keepDraft(state) : state),
    editing: isGone(editing?.target) ? null : editing,
    revealed: isGone(revealed?.target) ? null : revealed,
  }
}

/** What was shown whole is cut again once the cursor has left it. */
function cutAgain(former: State, next: State): State {
  const { whole, detail, focus, selected, heading } = next
  const isHere = whole === detail && focus === 'details'
  const isSame = selected === former.selected && heading === former.heading
  return whole === null || (isHere && isSame) ? next : { ...next, whole: null }
}

/** True if the details show this section. */
function isShown(state: State, { kind, name }: SectionId): boolean {
  if (kind === 'profile') return state.selected === name
  return shownSession(state)?.name === name
}

function inBounds(state: State): State {
  const { overlay } = state
  if (overlay?.type === 'form' || overlay?.type === 'menu' || overlay?.type === 'accounts') {
    const at = Math.max(0, Math.min(overlay.at, overlayLength(state, overlay) - 1))
    if (at !== overlay.at) return inBounds({ ...state, overlay: { ...overlay, at } })
  }
  if (overlay?.type === 'confirm' || overlay?.type === 'help') {
    const top = Math.min(overlay.top, overlayLength(state, overlay) - 1)
    if (top !== overlay.top) return inBounds({ ...state, overlay: { ...overlay, top } })
  }
  if (state.selected === null && state.heading === null && state.focus === 'details')
    return { ...state, focus: 'list', detail: 0 }
  if (state.detail === 0) return state
  const detail = Math.max(0, Math.min(state.detail, detailItems(state).length - 1))
  return detail === state.detail ? state : { ...state, detail }
}

function isSame(former: State, next: State): boolean {
  return hasEqualMembers(former, next, (a, b) => hasEqualMembers(a, b, Object.is))
}

/** True for identical values, and for plain objects or lists whose members are `equal`. */
function hasEqualMembers(a: unknown, b: unknown, equal: (a: unknown, b: unknown) => boolean): boolean {
  if (Object.is(a, b)) return true
  if (!isPlain(a) || !isPlain(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => equal(a[key], b[key]))
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Map) && !(value instanceof Set)
}
