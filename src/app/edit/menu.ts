import type { Menu, MenuItem } from '../overlay.ts'
import type { State } from '../state.ts'
import { atEnd } from './text-field.ts'

/** The note of the item that is what was typed. */
const AS_TYPED = 'as typed'

/**
 * The items that match the typed text: equal ones first, then those that begin with it, then those that contain it;
 * last, if the menu takes any text, the typed text itself.
 */
export function matchingItems({ items, field, takesText }: Menu): readonly MenuItem[] {
  const typed = field.text.trim()
  const wanted = typed.toLowerCase()
  if (wanted === '') return items
  const equal: MenuItem[] = []
  const starting: MenuItem[] = []
  const containing: MenuItem[] = []
  for (const item of items) {
    const label = item.label.toLowerCase()
    if (item.label === typed) equal.unshift(item)
    else if (label === wanted) equal.push(item)
    else if (label.startsWith(wanted)) starting.push(item)
    else if (label.includes(wanted) || item.note.toLowerCase().includes(wanted)) containing.push(item)
  }
  const own = takesText && equal[0]?.label !== typed ? [{ id: typed, label: typed, note: AS_TYPED }] : []
  return [...equal, ...starting, ...containing, ...own]
}

/** True of the item that is the typed text itself. */
export function isTyped({ field }: Menu, { label }: MenuItem): boolean {
  return label === field.text.trim()
}

/** True if the cursor is on what was typed, and the menu offers nothing that is the same. */
export function isOwnText(menu: Menu): boolean {
  return itemAt(menu)?.note === AS_TYPED
}

/** The item under the cursor, or undefined if none matches. */
export function itemAt(menu: Menu): MenuItem | undefined {
  return matchingItems(menu)[menu.at]
}

/** Opens a menu with the cursor at `at`, or else on the first item. */
export function openMenu(
  state: State,
  menu: Pick<Menu, 'title' | 'items' | 'purpose'> & Partial<Pick<Menu, 'takesText' | 'at' | 'field'>>,
): State {
  return { ...state, overlay: { type: 'menu', field: atEnd(''), at: 0, takesText: false, ...menu } }
}
