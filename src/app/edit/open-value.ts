import type { SectionId } from '../../profiles/edit/edit.ts'
import type { FileRole } from '../../profiles/problem.ts'
import { isSecret } from '../../profiles/setting.ts'
import { reorder } from '../browse/update-browse.ts'
import { tell } from '../notice.ts'
import type { State } from '../state.ts'
import { choicesFor } from './choices.ts'
import { draftOf, valueGivenBack } from './drafts.ts'
import { openMenu } from './menu.ts'
import { atEnd } from './text-field.ts'

/**
 * Opens a menu if the setting's values are known, or else a field in place. `value` is empty for a new setting.
 *
 * @param notes what a chosen value mends: then its diff is shown before it is written
 */
export function openValue(
  state: State,
  target: SectionId,
  key: string,
  value: string,
  file: FileRole | undefined,
  notes: readonly string[] = [],
): State {
  const base = state.profileIndex.profiles.documents
  const draft = draftOf(state, target, key)
  const choices = choicesFor(state.profileIndex.profiles, target, key)
  if (choices) {
    // Offers the present value even if it is not valid, so that Enter changes nothing.
    const offered = value === '' || choices.includes(value) ? choices : [value, ...choices]
    const items = offered.map((each) => ({ id: each, label: each, note: each === value ? 'now' : '' }))
    return openMenu(draft ? valueGivenBack(state, target, key) : state, {
      title: `${key} of ${target.name}`,
      items,
      purpose: { type: 'set-value', target, key, file, base, notes },
      takesText: true,
      at: draft ? 0 : Math.max(0, offered.indexOf(value)),
      ...(draft && { field: draft }),
    })
  }
  if (value.includes('\n')) {
    return tell(state, 'info', `${key} has several lines: E opens the file in your editor.`)
  }
  // Begins empty for a secret: text typed after the hidden value would be appended to it.
  const text = isSecret(key) ? '' : value
  const field = draft ?? atEnd(text)
  return {
    ...onScreen(draft ? valueGivenBack(state, target, key) : state, target),
    focus: 'details',
    overlay: null,
    editing: { target, key, file, field, initial: text, base },
  }
}

/** Chooses the profile whose details show the section: a link can lead to a setting of another profile. */
function onScreen(state: State, target: SectionId): State {
  const isShown = target.kind !== 'profile' || state.selected === target.name
  return isShown ? state : reorder({ ...unhidden(state, target.name), selected: target.name, heading: null })
}

/** Clears the filter if it hides the profile. */
function unhidden(state: State, name: string): State {
  const at = state.profileIndex.entryOf(name)?.profile.index
  if (at === undefined || state.order.includes(at)) return state
  return { ...state, attentionOnly: false, filter: { text: '', cursor: 0, isOpen: false } }
}
