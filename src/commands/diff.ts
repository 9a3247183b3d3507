import type { DiffLine } from '../profiles/edit/line-diff.ts'
import { visible } from '../text/visible.ts'
import { type Row, type Style, span } from '../view/row.ts'

const STYLES: Readonly<Record<DiffLine['sign'], Style>> = { '+': 'added', '-': 'removed', ' ': 'dim' }

/** A diff for people: the file, then its lines with their numbers. */
export function diffRows(lines: readonly DiffLine[]): Row[] {
  return lines.flatMap(({ file, sign, line, text }, at): Row[] => {
    const row: Row = [span(`${String(line).padStart(5)} ${sign} ${visible(text)}`, STYLES[sign])]
    return lines[at - 1]?.file === file ? [row] : [[span(file, 'strong')], row]
  })
}
