import type { TextField } from '../../app/edit/text-field.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'
import { type Span, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'

/**
 * A text field of `cells` with its cursor. Of a longer text, the part around the cursor is shown.
 *
 * @param mask shown instead of every character of a secret
 */
export function fieldSpans(
  { text, cursor }: TextField,
  cells: number,
  symbols: Symbols,
  mask: string | null = null,
): Span[] {
  const shown = (part: string) => (mask === null ? visible(part) : mask.repeat([...part].length))
  const [char = ''] = [...text.slice(cursor)]
  const under = char === '' ? ' ' : shown(char)
  const before = tailOf(shown(text.slice(0, cursor)), cells - width(under), symbols.ellipsis)
  const room = cells - width(before) - width(under)
  const after = headOf(shown(text.slice(cursor + char.length)), room, symbols.ellipsis)
  return [
    span(before, 'field'),
    span(under, 'cursor'),
    span(after + ' '.repeat(Math.max(0, room - width(after))), 'field'),
  ]
}

function tailOf(text: string, cells: number, mark: string): string {
  if (width(text) <= cells) return text
  const chars = [...text]
  let kept = ''
  while (chars.length > 0 && width(kept) + width(chars.at(-1) ?? '') <= cells - 1) kept = chars.pop() + kept
  return mark + kept
}

function headOf(text: string, cells: number, mark: string): string {
  if (width(text) <= cells) return text
  if (cells < 1) return ''
  let kept = ''
  for (const char of text) {
    if (width(kept) + width(char) > cells - 1) break
    kept += char
  }
  return kept + mark
}
