import { detailItems } from '../../app/browse/selection.ts'
import type { Editing } from '../../app/edit/change.ts'
import { ENTER_AGAIN } from '../../app/edit/hold.ts'
import { secretValueRefusal } from '../../app/edit/secret-refusal.ts'
import { checkValue, type ValueCheck } from '../../app/edit/value-check.ts'
import type { State } from '../../app/state.ts'
import type { SectionId } from '../../profiles/edit/edit.ts'
import { foreignTool } from '../../profiles/lint/foreign-keys.ts'
import { holdsSecret, maskedValue, maskSecrets, secretSpansOf } from '../../profiles/mask/mask-secrets.ts'
import type { Origin, Setting } from '../../profiles/profile.ts'
import { isSecret, mask, maskedKey } from '../../profiles/setting.ts'
import { fitMask, fitText, wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { widest, width } from '../../text/width.ts'
import { fieldSpans } from '../dialogs/field.ts'
import { type Row, rowWidth, span, spread } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { Block } from './block.ts'
import { origin } from './origin.ts'

const WIDEST_KEY = 28
/** The most that a key gets of the line, which it shares with value and origin. */
const KEY_SHARE = 0.4

/** The settings of a section that are being edited or revealed. */
export interface OpenSettings {
  readonly editing: Editing | null
  /** The key whose secret is shown in full; `all`, or null for none. */
  readonly revealed: string | 'all' | null
  /** Index of the setting that is shown whole, or null. */
  readonly whole: number | null
}

/** The settings of this section that are being edited or revealed in this state. */
export function openIn(state: State, target: SectionId): OpenSettings {
  const { editing, revealed } = state
  const item = state.whole === null ? undefined : detailItems(state)[state.whole]
  const isWhole = item?.type === (target.kind === 'profile' ? 'setting' : 'session-setting')
  return {
    editing: isSame(editing?.target, target) ? editing : null,
    revealed: isSame(revealed?.target, target) ? (revealed?.key ?? null) : null,
    whole: isWhole ? (item?.index ?? null) : null,
  }
}

/**
 * Every setting of a section with its origin, one stop each, and below it the lines that it overrides. The setting being
 * edited is a field in its place; a new one is at the end.
 */
export function settingRows(
  settings: readonly Setting[],
  { editing, revealed, whole: wholeAt }: OpenSettings,
  cells: number,
  symbols: Symbols,
): Block {
  const rows: Row[] = []
  const stops: number[] = []
  const keys = [...settings.map(({ key }) => key), ...(editing ? [editing.key] : [])]
  const keyCells = widest(keys, Math.min(WIDEST_KEY, Math.max(8, Math.floor(cells * KEY_SHARE))))
  let editRow: number | undefined
  const edit = (open: Editing) => {
    editRow = rows.length
    rows.push(...editRows(open, keyCells, cells, symbols))
  }
  for (const [index, setting] of settings.entries()) {
    stops.push(rows.length)
    const isWhole = wholeAt === index
    const isOpen = revealed === 'all' || revealed === setting.key
    const isMasked = isSecret(setting.key) && !isOpen
    const whole = (value: string) => {
      if (isMasked) return mask(value)
      return visible(isOpen ? value : maskedValue(setting.key, value))
    }
    const shown = (value: string, lead: number, at: Row) => {
      return isMasked ? fitMask(mask(value), cells - lead - rowWidth(at)) : whole(value)
    }
    const isRevealed = isOpen && revealed !== 'all' && holdsSecret(setting.key, setting.value)
    const key = isMasked ? maskedKey(setting.key) : setting.key
    const isCut = () =>
      width(whole(setting.value)) > cells - keyCells - 3 - rowWidth(origin(setting)) ||
      width(visible(key)) > keyCells
    if (editing?.key === setting.key) edit(editing)
    else if ((isRevealed || isWhole) && isCut()) {
      rows.push(...wholeRows([span(` ${visible(key)}`, 'key')], whole(setting.value), setting, cells))
    } else {
      const at = origin(setting)
      const text = setting.value === '' ? '(empty)' : shown(setting.value, keyCells + 3, at)
      const value = span(text, setting.value === '' ? 'dim' : 'text')
      const left = [span(keyText(key, keyCells, symbols), 'key'), value]
      const right = [...owner(setting.key, cells - rowWidth([...left, ...at])), ...at]
      rows.push(spread(left, right, cells, symbols.ellipsis))
    }
    for (const lost of setting.overrides) {
      const lead = `${' '.repeat(keyCells + 3)}overrides `
      if (isWhole) {
        rows.push(...wholeRows([span(lead, 'dim')], whole(lost.value), lost, cells))
        continue
      }
      const value = lost.value === '' ? '(empty)' : shown(lost.value, lead.length, origin(lost))
      rows.push(spread([span(lead + value, 'dim')], origin(lost), cells, symbols.ellipsis))
    }
  }
  if (editing && editRow === undefined) edit(editing)
  if (rows.length === 0) rows.push([span(' none', 'dim')])
  return { rows, stops, ...(editRow === undefined ? {} : { editRow }) }
}

/** The tool that reads a key none of AWS's tools does, where there is room to name it. */
function owner(key: string, room: number): Row {
  const tool = foreignTool(key)
  return tool === null || width(tool) + 2 > room ? [] : [span(`  ${tool}`, 'dim')]
}

/** A value on lines of its own: a revealed secret is of no use with its end cut off. */
function wholeRows(left: Row, text: string, at: Origin, cells: number): Row[] {
  const lines = wrap(text, cells - SENTENCE_INDENT - 1)
  const below = lines.map((line): Row => [span(' '.repeat(SENTENCE_INDENT)), span(line)])
  return [spread(left, origin(at), cells, ''), ...below]
}

function isSame(a: SectionId | undefined, b: SectionId): boolean {
  return a?.kind === b.kind && a.name === b.name
}

function keyText(key: string, keyCells: number, symbols: Symbols): string {
  return ` ${fitText(visible(key), keyCells, symbols.ellipsis)}  `
}

/** Sentences start further left than values, because they need more room. */
const SENTENCE_INDENT = 3

/** The field, and below it what is wrong with its text. */
function editRows(
  { key, target, field, held }: Editing,
  keyCells: number,
  cells: number,
  symbols: Symbols,
): Row[] {
  const name = keyText(key, keyCells, symbols)
  const room = cells - width(name) - 1
  const secret = isSecret(key) ? '*' : null
  const row: Row = [
    span(name, 'strong'),
    ...fieldSpans(field, room, symbols, secret, secretSpansOf(key, field.text)),
  ]
  // First of all, because the others can quote the value.
  const left = secretValueRefusal(key, field)
  const check: ValueCheck | null =
    left === null ? checkValue(target.kind, key, field.text) : { severity: 'error', text: left }
  if (!check && secret !== null && field.text === '') {
    return [
      row,
      [span(' '.repeat(SENTENCE_INDENT)), span('type the new value; Esc keeps the old one', 'dim')],
    ]
  }
  const text = held?.value === field.text ? `${held.reasons.join(' ')} ${ENTER_AGAIN}.` : (check?.text ?? '')
  if (text === '') return [row]
  const lines = wrap(visible(maskSecrets(text)), cells - SENTENCE_INDENT - 1)
  const style = check?.severity ?? 'warning'
  return [row, ...lines.map((line): Row => [span(' '.repeat(SENTENCE_INDENT)), span(line, style)])]
}
