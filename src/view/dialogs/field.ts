import type { TextField } from '../../app/edit/text-field.ts'
import { secretSpans } from '../../profiles/mask/mask-secrets.ts'
import { merged, type Span as Part } from '../../profiles/mask/span.ts'
import { truncate } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'
import { type Span, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'

/**
 * A text field of `cells` with its cursor. Of a longer text, the part around the cursor is shown.
 *
 * @param mask shown instead of every character of a secret
 * @param found the parts of the text that are shown as stars, each character as one, so that the cursor stays true;
 *   by default what looks like a secret, because anything can be pasted anywhere
 */
export function fieldSpans(
  field: TextField,
  cells: number,
  symbols: Symbols,
  mask: string | null = null,
  found: readonly Part[] = secretSpans(field.text),
): Span[] {
  const parts = fieldParts(field, mask, found)
  const { under } = parts
  const before = tailOf(parts.before, cells - width(under), symbols.ellipsis)
  const room = cells - width(before) - width(under)
  const after = headOf(parts.after, room, symbols.ellipsis)
  return [
    span(before, 'field'),
    span(under, 'cursor'),
    span(after + ' '.repeat(Math.max(0, room - width(after))), 'field'),
  ]
}

/** An empty field with the cursor at its start, and behind it, dim, what it takes if it stays empty. */
export function proposalSpans(proposal: string, cells: number, symbols: Symbols): Span[] {
  const [first = ' ', ...rest] = truncate(proposal, cells, symbols.ellipsis)
  const after = rest.join('')
  return [
    span(first, 'cursor'),
    span(after + ' '.repeat(Math.max(0, cells - width(first) - width(after))), 'proposal'),
  ]
}

/** What is shown before, under and after the cursor, if there is room for all of it. The parameters are as above. */
export function fieldParts(
  field: TextField,
  mask: string | null = null,
  found: readonly Part[] = secretSpans(field.text),
): { readonly before: string; readonly under: string; readonly after: string } {
  const { text, cursor } = field
  const secrets = hiddenParts(field, found)
  const shown = (part: string, from: number) =>
    mask === null ? starred(part, from, secrets) : mask.repeat([...part].length)
  const [char = ''] = text.slice(cursor)
  return {
    before: shown(text.slice(0, cursor), 0),
    under: char === '' ? ' ' : shown(char, cursor),
    after: shown(text.slice(cursor + char.length), cursor + char.length),
  }
}

type Hiding = Pick<TextField, 'text' | 'secrets'>

/** Where a field holds what looks like a secret, by default, and what is left of one. */
function hiddenParts(
  { text, secrets = [] }: Hiding,
  found: readonly Part[] = secretSpans(text),
): readonly Part[] {
  return secrets.length === 0 ? found : merged([...found, ...secrets])
}

/** The text of a field that is not open, with stars for what its open field hides. */
export function hiddenText(field: Hiding, found?: readonly Part[]): string {
  return starred(field.text, 0, hiddenParts(field, found))
}

/**
 * A part of a text as it can be shown, with stars for its secrets.
 *
 * @param from where the part begins in the text that `secrets` are of
 */
function starred(part: string, from: number, secrets: readonly Part[]): string {
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
