import type { Status } from '../session/status.ts'
import { fitRow, type Row, type Style, span } from './row.ts'
import type { Symbols } from './symbols.ts'

/** What each symbol in the list, the details and the dialogs means, two a row, each in so many cells. */
export function legendRows(symbols: Symbols, cells: number): Row[] {
  const items = itemsOf(symbols)
  const half = Math.ceil(items.length / 2)
  return items.slice(0, half).map((item, at) => [...fitted(item, cells), ...fitted(items[at + half], cells)])
}

type Item = readonly [symbol: string, style: Style, meaning: string]

function itemsOf({ status, severity, ...symbols }: Symbols): readonly Item[] {
  const ofStatus = (each: Status, meaning: string): Item => [status[each], each, meaning]
  return [
    ofStatus('valid', 'valid'),
    ofStatus('expiring', 'expires soon'),
    ofStatus('renewable', 'the CLI renews'),
    ofStatus('expired', 'expired, out'),
    ofStatus('broken', 'broken, failed'),
    ofStatus('unverified', 'unverified'),
    [symbols.done, 'valid', 'checked, there'],
    [symbols.cached, 'info', 'role cached'],
    [symbols.inUse, 'info', 'in use now'],
    [severity.warning, 'warning', 'a warning'],
    [symbols.pointer, 'text', 'cursor, folded'],
    [symbols.chosen, 'info', 'chosen'],
  ]
}

function fitted(item: Item | undefined, cells: number): Row {
  if (!item) return []
  const [symbol, style, meaning] = item
  return fitRow([span(` ${symbol} `, style), span(meaning)], cells, '')
}
