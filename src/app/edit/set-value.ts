import type { Edit } from '../../profiles/edit/edit.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import { isSecret } from '../../profiles/setting.ts'
import { isValueError, problemsOfSetting } from '../../session/setting-problems.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { State } from '../state.ts'
import type { Editing } from './change.ts'
import { confirmOrSave } from './confirm-or-save.ts'
import { ENTER_AGAIN, type Held, holdAt } from './hold.ts'
import { secretValueRefusal } from './secret-refusal.ts'
import { checkValue } from './value-check.ts'

/** Enter in the field of a value that is edited in place. */
export function saveValue(state: State, editing: Editing): Next {
  // The field of a secret begins empty: left empty, it keeps the old value.
  if (isSecret(editing.key) && editing.field.text === '') {
    return only(tell({ ...state, editing: null }, 'info', `${editing.key} is unchanged.`))
  }
  const refusal = secretValueRefusal(editing.key, editing.field)
  if (refusal !== null) return only(tell(state, 'warning', `Not written. ${refusal}`))
  const { text } = editing.field
  return setValue(state, editing, text, editing.held, (held) => ({ ...state, editing: { ...editing, held } }))
}

/**
 * Writes a typed or chosen value; the section and file are those of `editing` or of the menu. A value that cannot work is
 * held back the first time.
 *
 * @param held what was said of a value before
 * @param hold the state that remembers it
 */
export function setValue(
  state: State,
  setting: Pick<Editing, 'target' | 'key' | 'file' | 'base'> & { readonly notes?: readonly string[] },
  value: string,
  held: Held | undefined,
  hold: (held: Held) => State,
): Next {
  const { target, key, file, base, notes = [] } = setting
  const edit: Edit = { type: 'set', target, key, value, ...(file && { file }) }
  const doubt = holdAt(held, value, () => doubtsOf(state, setting, edit, value))
  if (doubt) return only(tell(hold(doubt), 'warning', `${doubt.reasons.join(' ')} ${ENTER_AGAIN}.`))
  return confirmOrSave(
    state,
    { edit, label: `${key} set`, as: 'change', base },
    { title: `Set ${key} of ${target.name}`, notes, behind: state.overlay },
  )
}

/** Why a value cannot work: by itself, or by what lint would call an error once it is written. */
function doubtsOf(
  { profileIndex }: State,
  { target, key, file }: Pick<Editing, 'target' | 'key' | 'file'>,
  edit: Edit,
  value: string,
): readonly string[] {
  const check = checkValue(target.kind, key, value)
  // The edit is refused, and that says why.
  if (check?.severity === 'error') return []
  if (check) return [`${maskSecrets(check.text)}.`]
  const problems = problemsOfSetting(profileIndex, edit, target, key, file)?.problems ?? []
  return [...new Set(problems.filter(isValueError).map(({ message }) => maskSecrets(message)))]
}
