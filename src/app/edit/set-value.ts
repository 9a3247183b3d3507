import { isSecret } from '../../profiles/setting.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { State } from '../state.ts'
import type { Editing } from './change.ts'
import { confirmOrSave } from './confirm-or-save.ts'
import { secretValueRefusal } from './secret-refusal.ts'

/** Enter in the field of a value that is edited in place. */
export function saveValue(state: State, editing: Editing): Next {
  // The field of a secret begins empty: left empty, it keeps the old value.
  if (isSecret(editing.key) && editing.field.text === '') {
    return only(tell({ ...state, editing: null }, 'info', `${editing.key} is unchanged.`))
  }
  const refusal = secretValueRefusal(editing.key, editing.field)
  if (refusal !== null) return only(tell(state, 'warning', `Not written. ${refusal}`))
  return setValue(state, editing, editing.field.text)
}

/** Writes a typed or chosen value; the section and file are those of `editing` or of the menu. */
export function setValue(
  state: State,
  { target, key, file, base }: Pick<Editing, 'target' | 'key' | 'file' | 'base'>,
  value: string,
): Next {
  const where = file ? { file } : {}
  return confirmOrSave(
    state,
    { edit: { type: 'set', target, key, value, ...where }, label: `${key} set`, as: 'change', base },
    { title: `Set ${key} of ${target.name}`, behind: state.overlay },
  )
}
