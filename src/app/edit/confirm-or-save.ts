import { applyEdit } from '../../profiles/edit/apply.ts'
import { type DiffLine, lineDiff } from '../../profiles/edit/line-diff.ts'
import type { Next } from '../next.ts'
import { tell } from '../notice.ts'
import type { Overlay } from '../overlay.ts'
import type { State } from '../state.ts'
import type { SaveRequest } from './change.ts'
import { writeRefusal } from './write-refusal.ts'

/**
 * Writes a change that touches a single line and no secret at once (`u` undoes it); shows the exact lines of any other
 * and asks first. Says why a refused change cannot be written, and leaves open what is open.
 *
 * @param about the question's title, its notes in sentences (with notes it is always asked), and what Esc goes back to
 */
export function confirmOrSave(
  state: State,
  change: Omit<SaveRequest, 'base'> & Partial<Pick<SaveRequest, 'base'>>,
  about: { readonly title: string; readonly notes?: readonly string[]; readonly behind?: Overlay | null },
): Next {
  const refusal = writeRefusal(state)
  if (refusal !== undefined) return { state: tell(state, 'warning', `Not written: ${refusal}.`), effects: [] }
  const { documents } = state.profileIndex.profiles
  const request: SaveRequest = { base: documents, ...change }
  const { documents: after, refused } = applyEdit(documents, request.edit)
  if (refused) return refuse(state, `Not written: ${refused.message}.`)
  const lines = lineDiff(documents, after)
  const notes = about.notes ?? []
  if (lines.every((each) => each.sign === ' ')) return refuse(state, 'Nothing would change.')
  if (notes.length === 0 && isOneLine(lines)) return startSave(state, request)
  const { title, behind = null } = about
  return {
    state: { ...state, overlay: { type: 'confirm', title, notes, lines, top: 0, request, behind } },
    effects: [],
  }
}

/**
 * Asks again, about the files as they are now, after a confirmed change could not be written; closes the question if
 * the change is no longer possible.
 */
export function refreshConfirm(state: State): State {
  const { overlay } = state
  if (overlay?.type !== 'confirm') return state
  const { documents } = state.profileIndex.profiles
  const { documents: after, refused } = applyEdit(documents, overlay.request.edit)
  const lines = refused ? [] : lineDiff(documents, after)
  if (lines.every((each) => each.sign === ' ')) return { ...state, overlay: overlay.behind }
  return {
    ...state,
    overlay: { ...overlay, lines, top: 0, request: { ...overlay.request, base: documents } },
  }
}

/** Starts to write a change; the result comes as an event. Does nothing while another change is being written. */
export function startSave(state: State, request: SaveRequest): Next {
  if (state.saving) return { state, effects: [] }
  return { state: { ...state, saving: request }, effects: [{ type: 'save', request }] }
}

function refuse(state: State, text: string): Next {
  const { overlay } = state
  if (overlay?.type === 'form')
    return { state: { ...state, overlay: { ...overlay, refusal: text } }, effects: [] }
  return { state: tell(state, 'warning', text), effects: [] }
}

function isOneLine(lines: readonly DiffLine[]): boolean {
  const changed = lines.filter((each) => each.sign !== ' ')
  const count = (sign: DiffLine['sign']) => changed.filter((each) => each.sign === sign).length
  return count('+') <= 1 && count('-') <= 1 && changed.every((each) => !each.isSecret)
}
