import type { State } from './state.ts'
import { editText, type TextEdit } from './text-field.ts'
import { reorder } from './update-browse.ts'

/** A key while the filter is open: the list follows with every character. */
export function onTyped(state: State, edit: TextEdit): State {
  if (!state.filter.isOpen) return state
  const field = editText(state.filter, edit)
  return reorder({ ...state, filter: { ...field, isOpen: true } }, field.text !== state.filter.text)
}
