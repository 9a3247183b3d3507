import type { Menu, MenuItem } from './dialog.ts'

/** The items that what was typed leaves over: the very one first, then those that begin with it. */
export function matchingItems({ items, field }: Menu): readonly MenuItem[] {
  const wanted = field.text.trim().toLowerCase()
  if (wanted === '') return items
  const same: MenuItem[] = []
  const starts: MenuItem[] = []
  const holds: MenuItem[] = []
  for (const item of items) {
    const label = item.label.toLowerCase()
    if (label === wanted) same.push(item)
    else if (label.startsWith(wanted)) starts.push(item)
    else if (label.includes(wanted) || item.note.toLowerCase().includes(wanted)) holds.push(item)
  }
  return [...same, ...starts, ...holds]
}

/** The item under the cursor, or undefined where none matches. */
export function itemAt(menu: Menu): MenuItem | undefined {
  return matchingItems(menu)[menu.at]
}
