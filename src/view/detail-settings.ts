import { isSecret, mask } from '../profiles/setting.ts'
import type { Entry } from '../session/inventory.ts'
import type { Block } from './detail-rows.ts'
import { origin } from './origin.ts'
import { type Row, rowWidth, span, spread } from './row.ts'
import type { Symbols } from './symbols.ts'
import { fitMask, fitText, visible, width } from './text.ts'

const WIDEST_KEY = 28
/** Key, value and origin share the line; the key gets at most this much of it. */
const KEY_SHARE = 0.4

/**
 * Every setting with where it stands, one stop each; under it the lines that lost to it.
 *
 * @param isRevealed which secrets are shown in full; none unless the user asked
 */
export function settingRows(
  { profile }: Entry,
  cells: number,
  symbols: Symbols,
  isRevealed: (key: string) => boolean = () => false,
): Block {
  const rows: Row[] = []
  const stops: number[] = []
  const keyCells = Math.min(
    WIDEST_KEY,
    Math.max(8, Math.floor(cells * KEY_SHARE)),
    Math.max(0, ...profile.settings.map(({ key }) => width(visible(key)))),
  )
  for (const setting of profile.settings) {
    stops.push(rows.length)
    const isMasked = isSecret(setting.key) && !isRevealed(setting.key)
    const shown = (value: string, lead: number, at: Row) =>
      isMasked ? fitMask(mask(value), cells - lead - rowWidth(at)) : visible(value)
    const place = origin(setting)
    const name = ` ${fitText(visible(setting.key), keyCells, symbols.ellipsis)}  `
    const value =
      setting.value === '' ? span('(empty)', 'dim') : span(shown(setting.value, keyCells + 3, place))
    rows.push(spread([span(name, 'key'), value], place, cells, symbols.ellipsis))
    for (const lost of setting.overrides) {
      const lead = `${' '.repeat(keyCells + 3)}overrides `
      const value = lost.value === '' ? '(empty)' : shown(lost.value, lead.length, origin(lost))
      rows.push(spread([span(lead + value, 'dim')], origin(lost), cells, symbols.ellipsis))
    }
  }
  if (rows.length === 0) rows.push([span(' none', 'dim')])
  return { rows, stops }
}
