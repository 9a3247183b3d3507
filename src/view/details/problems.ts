import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import type { Problem } from '../../profiles/problem.ts'
import { wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { type Row, span, spread } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { Block } from './block.ts'
import { origin } from './origin.ts'

/**
 * Every problem with its code and place, one stop each, and its message below.
 *
 * @param mendingFor what `f` does about a problem, or null
 */
export function problemRows(
  problems: readonly Problem[],
  cells: number,
  symbols: Symbols,
  mendingFor: (problem: Problem) => string | null = () => null,
): Block {
  const rows: Row[] = []
  const stops: number[] = []
  for (const each of problems) {
    stops.push(rows.length)
    const head = [span(` ${symbols.severity[each.severity]} ${each.code}`, each.severity)]
    rows.push(spread(head, origin(each), cells, symbols.ellipsis))
    for (const line of wrap(visible(maskSecrets(each.message)), cells - 4))
      rows.push([span(`   ${line}`, 'dim')])
    const mending = mendingFor(each)
    if (mending !== null)
      for (const line of wrap(visible(maskSecrets(`f: ${mending}`)), cells - 4))
        rows.push([span(`   ${line}`, 'dim')])
  }
  return { rows, stops }
}
