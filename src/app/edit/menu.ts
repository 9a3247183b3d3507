import type { Menu, MenuItem } from '../overlay.ts'
import type { State } from '../state.ts'
import { atEnd } from './text-field.ts'

/**
 * The items that what was typed leaves over: the very one first, then those that begin with it; at the end, where any
 * text is an answer, what was typed itself.
 */
export function matchingItems({ items, field, takesText }: Menu): readonly MenuItem[] {
  const typed = field.text.trim()
  const wanted = typed.toLowerCase()
  if (wanted === '') return items
  const same: MenuItem[] = []
  const starts: MenuItem[] = []
  const holds: MenuItem[] = []
  for (const item of items) {
    const label = item.label.toLowerCase()
    if (item.label === typed) same.unshift(item)
    else if (label === wanted) same.push(item)
    else if (label.startsWith(wanted)) starts.push(item)
    else if (label.includes(wanted) || item.note.toLowerCase().includes(wanted)) holds.push(item)
  }
  const own = takesText && same[0]?.label !== typed ? [{ id: typed, label: typed, note: 'as typed' }] : []
  return [...same, ...starts, ...holds, ...own]
}

/** The item under the cursor, or undefined where none matches. */
export function itemAt(menu: Menu): MenuItem | undefined {
  return matchingItems(menu)[menu.at]
}

/** Opens a list; `at` is where its cursor begins. */
export function openMenu(
  state: State,
  menu: Pick<Menu, 'title' | 'items' | 'purpose'> & Partial<Pick<Menu, 'takesText' | 'at'>>,
): State {
  return { ...state, overlay: { type: 'menu', field: atEnd(''), at: 0, takesText: false, ...menu } }
}
