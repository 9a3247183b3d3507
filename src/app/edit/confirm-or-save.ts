import { applyEdit } from '../../profiles/edit/apply.ts'
import { type DiffLine, lineDiff } from '../../profiles/edit/line-diff.ts'
import type { Next } from '../next.ts'
import { tell } from '../notice.ts'
import type { Overlay } from '../overlay.ts'
import type { State } from '../state.ts'
import type { SaveRequest } from './change.ts'
import { writeRefusal } from './write-refusal.ts'

/**
 * Takes a change towards the files. One that touches a single line and no secret is written at once (`u` takes it
 * back); of any other the exact lines are shown first. A refused one is told, and whatever is open stays open.
 *
 * @param about what there is to know before, in sentences
 */
export function confirmOrSave(
  state: State,
  change: Omit<SaveRequest, 'base'> & Partial<Pick<SaveRequest, 'base'>>,
  about: { readonly title: string; readonly notes?: readonly string[]; readonly behind?: Overlay | null },
): Next {
  const obstacle = writeRefusal(state)
  if (obstacle !== undefined) return { state: tell(state, 'warning', obstacle), effects: [] }
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
 * A question whose change could not be written is asked anew, about the files as they are now; where the change is no
 * longer possible, it closes.
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

/** Hands a change to the disk; the answer comes as an event. A second one waits its turn. */
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
