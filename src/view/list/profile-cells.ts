import type { State } from '../../app/state.ts'
import { fitText, truncate, truncateStart } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'
import { type Row, type Span, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'

/** Cells kept at the end of a cut name: the last digits of an account, or a stage such as `prod`. */
const NAME_END = 4

/** Cuts a name in the middle, because many names begin alike. */
function fitName(name: string, cells: number, ellipsis: string): string {
  if (width(name) <= cells || cells < 3 * NAME_END) return fitText(name, cells, ellipsis)
  const end = truncateStart(name, NAME_END + width(ellipsis), ellipsis)
  return fitText(truncate(name, cells - width(end), '') + end, cells, ellipsis)
}

/** The name in its column; that of the profile that tools would use now has a mark. */
export function nameSpans(state: State, name: string, cells: number, { ellipsis, inUse }: Symbols): Row {
  const isInUse = name === (state.setup.environment.activeProfile ?? 'default')
  if (!isInUse) return [span(`${fitName(visible(name), cells, ellipsis)} `)]
  const shown = fitName(visible(name), Math.max(1, cells - 2), ellipsis).trimEnd()
  const mark = ` ${inUse}`
  const rest = ' '.repeat(Math.max(0, cells + 1 - width(shown) - width(mark)))
  return [span(shown, 'strong'), span(mark, 'info'), span(rest)]
}

/** The outcome of the last check, separate from what the local files say. */
export function checkMark({ checks }: State, name: string, symbols: Symbols): Span {
  const result = checks.get(name)?.result
  if (!result) return span(' ')
  return result.error ? span(symbols.status.broken, 'broken') : span(symbols.done, 'valid')
}
