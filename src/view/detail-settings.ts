import { isSecret, mask } from '../profiles/setting.ts'
import type { Entry } from '../session/inventory.ts'
import type { Block } from './detail-rows.ts'
import { origin } from './origin.ts'
import { type Row, span, spread } from './row.ts'
import type { Symbols } from './symbols.ts'
import { fitText, visible, width } from './text.ts'

const WIDEST_KEY = 28

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
    Math.max(8, Math.floor(cells / 3)),
    Math.max(0, ...profile.settings.map(({ key }) => width(visible(key)))),
  )
  for (const setting of profile.settings) {
    stops.push(rows.length)
    const shown = (value: string) =>
      visible(isSecret(setting.key) && !isRevealed(setting.key) ? mask(value) : value)
    const name = ` ${fitText(visible(setting.key), keyCells, symbols.ellipsis)}  `
    const value = setting.value === '' ? span('(empty)', 'dim') : span(shown(setting.value))
    rows.push(spread([span(name, 'key'), value], origin(setting), cells, symbols.ellipsis))
    for (const lost of setting.overrides) {
      const note = `${' '.repeat(keyCells + 3)}overrides ${lost.value === '' ? '(empty)' : shown(lost.value)}`
      rows.push(spread([span(note, 'dim')], origin(lost), cells, symbols.ellipsis))
    }
  }
  if (rows.length === 0) rows.push([span(' none', 'dim')])
  return { rows, stops }
}
