import { reorder } from './browse/update-browse.ts'
import { saveValue } from './edit/set-value.ts'
import { editText, type TextEdit } from './edit/text-field.ts'
import { type Next, only } from './next.ts'
import type { State } from './state.ts'

/** Text typed or pasted into a field inside the panes: a value edited in place, or the filter. */
export function typeInField(state: State, edit: TextEdit): State {
  const { editing, filter } = state
  if (editing) return { ...state, editing: { ...editing, field: editText(editing.field, edit) } }
  if (!filter.isOpen) return state
  const field = editText(filter, edit)
  const next = { ...state, filter: { ...filter, ...field } }
  return field.text === filter.text ? next : reorder(next, true)
}

/** Enter in such a field: the filter stays, the value is saved. */
export function acceptField(state: State): Next {
  if (state.filter.isOpen) return only({ ...state, filter: { ...state.filter, isOpen: false } })
  return state.editing ? saveValue(state, state.editing) : only(state)
}
