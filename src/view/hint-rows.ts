import type { State } from '../app/state.ts'
import type { Binding } from '../keys/binding.ts'
import { contextOf } from '../keys/context.ts'
import { keyLabel } from '../keys/key-label.ts'
import { KEYMAP } from '../keys/keymap.ts'
import { truncateStart } from '../text/fit.ts'
import { width } from '../text/width.ts'
import { fieldParts } from './dialogs/field.ts'
import { fitRow, type Row, type Span, span } from './row.ts'
import type { Symbols } from './symbols.ts'

/** The last line: the filter while it is open, else the most useful keys in this context. */
export function footerRow(state: State, columns: number, symbols: Symbols): Row {
  if (state.filter.isOpen) return filterRow(state, columns, symbols)
  return hints(state, columns, symbols)
}

function filterRow({ filter }: State, columns: number, symbols: Symbols): Row {
  const { before, under, after } = fieldParts(filter)
  const help = '  Enter keep  Esc clear '
  const room = columns - help.length - 2 - width(under)
  const tail = truncateStart(before, room, symbols.ellipsis)
  const field = [span(' /', 'strong'), span(tail), span(under, 'cursor'), span(after)]
  return [...fitRow(field, columns - help.length, symbols.ellipsis), span(help, 'dim')]
}

function hints(state: State, columns: number, symbols: Symbols): Row {
  const context = contextOf(state)
  const rows = KEYMAP.filter(
    ({ footer, disabled, in: contexts }) =>
      footer && contexts.includes(context) && !disabled?.(state) && (footer.when?.(state) ?? true),
  )
  const ranked = [...rows].sort((a, b) => (a.footer?.rank ?? 0) - (b.footer?.rank ?? 0))
  const always = ranked.filter((each) => (each.footer?.rank ?? 0) >= 90)
  const spans: Span[] = [span(' ')]
  let used = 1 + always.reduce((sum, each) => sum + width(hintText(each, state)) + 2, 0)
  for (const binding of ranked) {
    const isSure = always.includes(binding)
    const cells = width(hintText(binding, state)) + 2
    if (!isSure && used + cells > columns) continue
    if (!isSure) used += cells
    spans.push(span(hintKeys(binding, state), 'key'), span(` ${hintWord(binding, state)}  `, 'dim'))
  }
  return fitRow(spans, columns, symbols.ellipsis)
}

function hintKeys(binding: Binding, state: State): string {
  const isMove = binding.intent === 'up'
  if (isMove) return state.setup.isAscii ? 'Up/Down' : '↑↓'
  return keyLabel(binding.keys[0] ?? '', state.setup.isAscii)
}

function hintText(binding: Binding, state: State): string {
  return `${hintKeys(binding, state)} ${hintWord(binding, state)}`
}

function hintWord({ footer }: Binding, state: State): string {
  const word = footer?.word ?? ''
  return typeof word === 'string' ? word : word(state)
}
