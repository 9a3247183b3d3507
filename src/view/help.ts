import type { Intent } from '../app/intent.ts'
import type { State } from '../app/state.ts'
import type { Binding } from '../keys/binding.ts'
import { PANES } from '../keys/context.ts'
import { keyLabel } from '../keys/key-label.ts'
import { KEYMAP } from '../keys/keymap.ts'
import { truncate, wrap } from '../text/fit.ts'
import { width } from '../text/width.ts'
import { legendRows } from './legend.ts'
import { fitRow, type Row, span } from './row.ts'
import { type Symbols, UNICODE } from './symbols.ts'

/** The cells of a column, so that three fit next to each other in 120. */
const COLUMN = 38
const MOST_COLUMNS = 3
/** Few keys have longer names; these push what they do to the right. */
const KEY_CELLS = 8
/** The same where a key has a whole line. */
const WIDE_KEY_CELLS = 12

/** Keys that stand on one line where there are several columns. */
const OPPOSITES: Partial<Record<Intent, Intent>> = {
  up: 'down',
  'page-up': 'page-down',
  'half-page-up': 'half-page-down',
  first: 'last',
  accept: 'back',
}

/** All keys by group and what each symbol means, in as many columns as there is room for. */
export function helpRows(state: State, cells: number, symbols: Symbols): Row[] {
  const columns = columnsIn(cells)
  if (columns === 1) return oneColumn(state, cells, symbols)
  const column = Math.floor(cells / columns)
  const blocks = groups(onlyOnce(KEYMAP)).flatMap(({ name, bindings }) =>
    underHeading(
      name,
      linesOf(bindings, state).map((each) => wrapped(each, column)),
    ),
  )
  blocks.push(
    ...underHeading(
      'Symbols',
      legendRows(symbols, Math.floor(column / 2)).map((row) => [row]),
    ),
  )
  const parts = inColumns(blocks, columns)
  const height = Math.max(...parts.map((part) => part.length))
  return Array.from({ length: height }, (_, at) =>
    parts.flatMap((part) => fitRow(part[at] ?? [], column, symbols.ellipsis)),
  )
}

/** How many rows the help has on a terminal of so many columns. */
export function helpLines(state: State, columns: number): number {
  return helpRows(state, columns - 2, UNICODE).length
}

/** Why the dim keys mean nothing now, the most frequent reason first; empty in one column, where each key tells its own. */
export function dimNote(state: State, cells: number): string {
  const counts = new Map<string, number>()
  for (const binding of columnsIn(cells) === 1 ? [] : KEYMAP) {
    const reason = reasonAgainst(binding, state)
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const reasons = [...counts].sort(([, a], [, b]) => b - a).map(([reason]) => reason)
  return reasons.length === 0 ? '' : `dim is not now: ${reasons.join('; ')}`
}

function columnsIn(cells: number): number {
  return Math.max(1, Math.min(MOST_COLUMNS, Math.floor(cells / COLUMN)))
}

function groups(
  rows: readonly Binding[],
): { readonly name: string; readonly bindings: readonly Binding[] }[] {
  const names = [...new Set(rows.map((each) => each.group))]
  return names.map((name) => ({ name, bindings: rows.filter((each) => each.group === name) }))
}

/** Without the rows in which a key does in other contexts what it does in those before. */
function onlyOnce(rows: readonly Binding[]): readonly Binding[] {
  const seen = new Set<string>()
  return rows.filter(({ intent, keys }) => {
    const id = `${intent} ${keys}`
    return !seen.has(id) && seen.add(id)
  })
}

/** One line a key, with the reason why it means nothing now, and a blank line behind each group. */
function oneColumn(state: State, cells: number, symbols: Symbols): Row[] {
  const keys = groups(KEYMAP).flatMap(({ name, bindings }): Row[] => [
    heading(name),
    ...bindings.map((each): Row => {
      const reason = reasonAgainst(each, state)
      const label = reason === undefined ? each.label : `${each.label} (not now: ${reason})`
      const text = truncate(label, cells - WIDE_KEY_CELLS - 4, symbols.ellipsis)
      return [span(`  ${keysOf(each, state).padEnd(WIDE_KEY_CELLS)} `, 'key'), span(text)]
    }),
    [],
  ])
  return [...keys, heading('Symbols'), ...legendRows(symbols, Math.floor(cells / 2))]
}

function heading(name: string): Row {
  return [span(` ${name}`, 'strong')]
}

/** One key, or a key and its opposite, in a column. */
interface HelpLine {
  readonly keys: string
  readonly label: string
  /** It means nothing now. */
  readonly isDim: boolean
}

function linesOf(bindings: readonly Binding[], state: State): HelpLine[] {
  const lines: HelpLine[] = []
  for (let at = 0; at < bindings.length; at++) {
    const binding = bindings[at]
    if (!binding) continue
    const next = bindings[at + 1]
    const isPair = next?.intent === OPPOSITES[binding.intent] && `${next?.in}` === `${binding.in}`
    const both = next && isPair ? [binding, next] : [binding]
    if (isPair) at++
    lines.push({
      keys: both.map((each) => keysOf(each, state)).join(' '),
      label: joined(both.map((each) => each.label)),
      isDim: reasonAgainst(binding, state) !== undefined,
    })
  }
  return lines
}

/** `a page up, down` for `a page up` and `a page down`. */
function joined([first = '', second]: readonly string[]): string {
  if (second === undefined) return first
  const [words, others] = [first.split(' '), second.split(' ')]
  const differs = words.findIndex((word, at) => word !== others[at])
  return `${first}, ${others.slice(Math.max(0, differs)).join(' ')}`
}

function wrapped({ keys, label, isDim }: HelpLine, column: number): Row[] {
  const lead = Math.max(KEY_CELLS, width(keys))
  return wrap(label, column - lead - 3).map((line, at) => [
    span(` ${(at === 0 ? keys : '').padEnd(lead)} `, 'key'),
    span(line, isDim ? 'dim' : 'text'),
  ])
}

/** A key of a dialog has no reason here: people look it up before they open the dialog. */
function reasonAgainst(binding: Binding, state: State): string | undefined {
  return PANES.some((each) => binding.in.includes(each)) ? binding.disabled?.(state) : undefined
}

function keysOf({ keys }: Binding, { setup }: State): string {
  return keys.map((key) => keyLabel(key, setup.isAscii)).join(' ')
}

/** The blocks of a group; its heading stays with the first. */
function underHeading(name: string, blocks: readonly (readonly Row[])[]): Row[][] {
  return blocks.map((rows, at) => (at === 0 ? [heading(name), ...rows] : [...rows]))
}

/** The blocks in columns of equal height, as low as can be; a block is not divided. */
function inColumns(blocks: readonly (readonly Row[])[], count: number): Row[][] {
  const total = blocks.reduce((sum, each) => sum + each.length, 0)
  for (let height = Math.ceil(total / count); ; height++) {
    const parts: Row[][] = [[]]
    for (const block of blocks) {
      if ((parts.at(-1)?.length ?? 0) + block.length > height) parts.push([])
      parts.at(-1)?.push(...block)
    }
    if (parts.length <= count) return parts
  }
}
