import type { SectionId } from '../../profiles/edit/edit.ts'
import { holdsSecret } from '../../profiles/mask/mask-secrets.ts'
import { findSetting } from '../../profiles/profile.ts'
import { KNOWN_SETTINGS } from '../../profiles/setting.ts'
import { keysInUse } from '../../profiles/values-in-use.ts'
import { dependentsOf } from '../../session/statuses.ts'
import { type Cursor, cursorOf } from '../browse/cursor.ts'
import { openImport } from '../import/update-import.ts'
import type { EditIntent } from '../intent.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { MenuItem } from '../overlay.ts'
import type { State } from '../state.ts'
import { confirmOrSave } from './confirm-or-save.ts'
import { openForm } from './drafts.ts'
import { changeOf } from './history.ts'
import { openMenu } from './menu.ts'
import { openValue } from './open-value.ts'
import { freeName } from './proposals.ts'
import { atEnd } from './text-field.ts'
import { askMode, fixAtCursor } from './update-fix.ts'
import { WIZARD_KINDS } from './wizard.ts'

const REVEAL_MS = 8_000

/** Intents that change a file: they open a field, a menu or a form, or propose an edit directly. */
export function onEditIntent(state: State, intent: EditIntent): Next {
  // Whatever is open closes once the change is written, so nothing can be opened until then.
  if (state.saving && intent !== 'reveal') {
    return only(tell(state, 'info', 'The previous change is still being written. Try again in a moment.'))
  }
  switch (intent) {
    case 'new-profile':
      return only(
        openMenu(state, { title: 'New profile', items: WIZARD_KINDS, purpose: { type: 'new-profile' } }),
      )
    case 'import-profiles':
      return only(openImport(state))
    case 'undo':
      return restore(state, 'undo')
    case 'redo':
      return restore(state, 'redo')
    case 'fix':
      return fixAtCursor(state, cursorOf(state))
    default: {
      const cursor = cursorOf(state)
      return cursor ? atCursor(state, cursor, intent) : only(state)
    }
  }
}

function atCursor(
  state: State,
  cursor: Cursor,
  intent: Exclude<EditIntent, 'new-profile' | 'import-profiles' | 'undo' | 'redo' | 'fix'>,
): Next {
  switch (intent) {
    case 'edit':
      return only(edit(state, cursor))
    case 'add-setting':
      return only(
        openMenu(state, {
          title: `Add to ${titleOf(cursor)}`,
          items: missingSettings(state, cursor),
          purpose: { type: 'add-setting', target: cursor.target },
          takesText: true,
        }),
      )
    case 'remove-setting':
      return removeSetting(state, cursor)
    case 'reveal':
      return only(reveal(state, cursor))
    case 'rename':
      return only(askName(state, cursor, 'rename'))
    case 'duplicate':
      return only(askName(state, cursor, 'duplicate'))
    case 'delete':
      return remove(state, cursor)
    case 'open-editor':
      return { state, effects: [{ type: 'open-editor', file: cursor.file, line: cursor.line }] }
  }
}

function edit(state: State, { target, setting }: Cursor): State {
  if (!setting) return tell(state, 'info', 'Move to a setting to edit it; a adds one.')
  return openValue(state, target, setting.key, setting.value, setting.file)
}

/** The settings to add: first those that the user's other sections have, in the order of their number. */
function missingSettings(state: State, { target }: Cursor): MenuItem[] {
  const { profiles } = state.profileIndex
  const { byName, sessions } = profiles
  const inUse = target.kind === 'services' ? new Map<string, number>() : keysInUse(profiles, target.kind)
  const uses = ({ id }: MenuItem) => inUse.get(id) ?? 0
  const holder = target.kind === 'profile' ? byName.get(target.name) : sessions.get(target.name)
  return KNOWN_SETTINGS.filter(
    ({ section, key }) =>
      section === target.kind && !key.startsWith('<') && !(holder && findSetting(holder, key)),
  )
    .map(({ key, meaning }) => ({ id: key, label: key, note: meaning }))
    .sort((a, b) => uses(b) - uses(a))
}

function removeSetting(state: State, { target, setting }: Cursor): Next {
  if (!setting) return only(tell(state, 'info', 'Move to a setting to remove it.'))
  const { key, file } = setting
  return confirmOrSave(
    state,
    { edit: { type: 'unset', target, key, file }, label: `${key} removed`, as: 'change' },
    { title: `Remove ${key} from ${target.name}` },
  )
}

function reveal(state: State, { target, setting }: Cursor): State {
  const values = setting ? [setting.value, ...setting.overrides.map((lost) => lost.value)] : []
  if (!setting || !values.some((each) => holdsSecret(setting.key, each))) return showWhole(state)
  const { revealed } = state
  const isShown = revealed?.key === setting.key && revealed.target.name === target.name
  return { ...state, revealed: isShown ? null : { target, key: setting.key, until: state.now + REVEAL_MS } }
}

/** Shows what the cursor of the details is on on as many lines as it needs, or cuts it again. */
function showWhole(state: State): State {
  if (state.focus === 'list') return state
  return { ...state, whole: state.whole === state.detail ? null : state.detail }
}

function askName(state: State, { target }: Cursor, what: 'rename' | 'duplicate'): State {
  const text = what === 'rename' ? target.name : copyName(state, target)
  return openForm(state, {
    title: `${what === 'rename' ? 'Rename' : 'Duplicate'} ${target.kind} ${target.name}`,
    fields: [{ key: 'name', label: 'New name', field: atEnd(text), isRequired: true }],
    purpose: { type: what, target },
  })
}

function copyName({ profileIndex }: State, { kind, name }: SectionId): string {
  const { byName, sessions, services } = profileIndex.profiles
  const taken = kind === 'profile' ? byName : kind === 'sso-session' ? sessions : services
  return freeName(taken, `${name}-copy`)
}

function remove(state: State, { target }: Cursor): Next {
  const { name, kind } = target
  const users =
    kind === 'profile'
      ? dependentsOf(state.profileIndex, name)
      : state.profileIndex.entries
          .filter((each) => each.summary.ssoSession === name)
          .map((each) => each.profile.name)
  const notes =
    users.length === 0
      ? ['Nothing else refers to it.']
      : [
          `${users.length === 1 ? '1 profile depends' : `${users.length} profiles depend`} on it and will break: ${listNames(users)}`,
        ]
  return confirmOrSave(
    state,
    { edit: { type: 'remove', target }, label: `${kind} ${name} deleted`, as: 'change' },
    { title: `Delete ${kind} ${name}`, notes },
  )
}

/** A long list of names would push the question off the screen. */
const MOST_NAMED = 5

function listNames(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED
  return names.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

function restore(state: State, as: 'undo' | 'redo'): Next {
  const step = (as === 'undo' ? state.history.done : state.history.undone).at(-1)
  if (!step) return only(tell(state, 'info', as === 'undo' ? 'Nothing to undo.' : 'Nothing to redo.'))
  const word = as === 'undo' ? 'Undo' : 'Redo'
  if (step.type === 'mode') {
    const { file } = step
    const [from, to] = as === 'undo' ? [step.to, step.from] : [step.from, step.to]
    return askMode(state, { file, from, to, label: step.label, as }, `${word}: ${changeOf(step)}`)
  }
  const edit = as === 'undo' ? step.back : step.again
  return confirmOrSave(
    state,
    { edit, label: `${as === 'undo' ? 'undone' : 'redone'}: ${changeOf(step)}`, as },
    { title: `${word}: ${changeOf(step)}` },
  )
}

function titleOf({ target }: Cursor): string {
  return target.kind === 'profile' ? target.name : `${target.kind} ${target.name}`
}
