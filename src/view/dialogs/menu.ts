import { isTyped, matchingItems } from '../../app/edit/menu.ts'
import type { Menu, MenuItem } from '../../app/overlay.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import { fitText } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { widest } from '../../text/width.ts'
import { fitRow, type Row, restyle, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { DialogBody } from './dialog-body.ts'
import { fieldSpans, hiddenText } from './field.ts'

const MOST_ITEMS = 14
const WIDEST_LABEL = 40

/** The field for type-ahead, and below it the matching items around the selected one. */
export function menuRows(menu: Menu, cells: number, height: number, symbols: Symbols): DialogBody {
  const items = matchingItems(menu)
  const room = Math.max(1, Math.min(MOST_ITEMS, height - 2))
  const top = Math.max(0, Math.min(menu.at - Math.floor(room / 2), items.length - room))
  const labels = widest(
    menu.items.map(({ label }) => label),
    WIDEST_LABEL,
  )
  const rows: Row[] = [
    [span(' '), ...fieldSpans(menu.field, cells - 2, symbols)],
    [],
    ...items.slice(top, top + room).map((item, at): Row => {
      const mark = top + at === menu.at ? symbols.pointer : ' '
      const row: Row = [
        span(`${mark}${fitText(labelOf(menu, item), labels, symbols.ellipsis)}  `),
        span(visible(item.note), 'dim'),
      ]
      const fitted = fitRow(row, cells, symbols.ellipsis)
      return top + at === menu.at ? restyle(fitted, 'selected') : fitted
    }),
  ]
  if (items.length === 0) rows.push([span(' nothing matches', 'dim')])
  // The box keeps its height while the user narrows the list.
  const full = Math.min(room, Math.max(1, menu.items.length)) + 2
  while (rows.length < full) rows.push([])
  const note = items.length === 0 ? '' : `${menu.at + 1} of ${items.length}`
  return { title: menu.title, rows, note }
}

function labelOf(menu: Menu, item: MenuItem): string {
  const { field } = menu
  const isHidden = isTyped(menu, item) && (field.secrets ?? []).length > 0
  return isHidden ? hiddenText(field).trim() : visible(maskSecrets(item.label))
}
