import type { TextField } from '../../app/edit/text-field.ts'
import { secretSpans } from '../../profiles/mask/mask-secrets.ts'
import type { Span as Part } from '../../profiles/mask/span.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'
import { type Span, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'

/**
 * A text field of `cells` with its cursor. Of a longer text, the part around the cursor is shown.
 *
 * @param mask shown instead of every character of a secret
 * @param secrets the parts of the text that are shown as stars, each character as one, so that the cursor stays true;
 *   by default what looks like a secret, because anything can be pasted anywhere
 */
export function fieldSpans(
  { text, cursor }: TextField,
  cells: number,
  symbols: Symbols,
  mask: string | null = null,
  secrets: readonly Part[] = secretSpans(text),
): Span[] {
  const shown = (part: string, from: number) => {
    if (mask !== null) return mask.repeat([...part].length)
    return starred(part, from, secrets)
  }
  const [char = ''] = [...text.slice(cursor)]
  const under = char === '' ? ' ' : shown(char, cursor)
  const before = tailOf(shown(text.slice(0, cursor), 0), cells - width(under), symbols.ellipsis)
  const room = cells - width(before) - width(under)
  const after = headOf(shown(text.slice(cursor + char.length), cursor + char.length), room, symbols.ellipsis)
  return [
    span(before, 'field'),
    span(under, 'cursor'),
    span(after + ' '.repeat(Math.max(0, room - width(after))), 'field'),
  ]
}

/**
 * A part of a text as it can be shown, with stars for its secrets.
 *
 * @param from where the part begins in the text that `secrets` are of
 */
export function starred(part: string, from: number, secrets: readonly Part[]): string {
  if (secrets.length === 0) return visible(part)
  let at = from
  let result = ''
  for (const char of part) {
    result += secrets.some(({ start, end }) => at >= start && at < end) ? '*' : visible(char)
    at += char.length
  }
  return result
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
