import { isSecret, knownSetting, mask } from '../setting.ts'
import { keyedSecrets } from './keyed-secrets.ts'
import { shapedSecrets } from './shaped-secrets.ts'
import { merged, type Span } from './span.ts'

/** Without one of these nothing is found, and most values have none. */
const MAY_HOLD = /[=:<%@]|[\w+/-]{20}|(?<![\w-])-{1,2}\w|-----BEGIN|\b(?:bearer|basic|negotiate)\b/i

/**
 * Where a text that others wrote holds what looks like a secret: behind the name of one (options, headers, parameters,
 * JSON), in the user part of an address, and by its form (JSON web tokens, keys, base64). Takes time in proportion to
 * the text. Never throws.
 */
export function secretSpans(text: string): Span[] {
  if (!MAY_HOLD.test(text)) return []
  const spans = shapedSecrets(text)
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    for (const { start, end } of keyedSecrets(line)) spans.push({ start: start + index, end: end + index })
  }
  return merged(spans)
}

/** The text with everything in `secretSpans` masked. A masked text stays as it is. */
export function maskSecrets(text: string): string {
  return maskSpans(text, secretSpans(text))
}

/** Where the value of a setting holds a secret: everywhere, in parts, or nowhere. */
export function secretSpansOf(key: string, value: string): Span[] {
  if (value === '') return []
  if (isSecret(key)) return [{ start: 0, end: value.length }]
  const spans = secretSpans(value)
  if (spans.length === 0 || knownSetting('profile', key.toLowerCase())?.check.type !== 'command') return spans
  // The program's name always stays legible.
  const name = /^\s*(?:"[^"]*"|'[^']*'|\S+)/.exec(value)?.[0].length ?? 0
  return spans.filter(({ start }) => start >= name)
}

/** True if the value of a setting is masked, in whole or in part. */
export function holdsSecret(key: string, value: string): boolean {
  return isSecret(key) || secretSpansOf(key, value).length > 0
}

/** The value of a setting as it can be shown: with the last four characters of a secret key, and of its parts. */
export function maskedValue(key: string, value: string): string {
  return isSecret(key) ? mask(value) : maskSpans(value, secretSpansOf(key, value))
}

function maskSpans(text: string, spans: readonly Span[]): string {
  let shown = ''
  let at = 0
  for (const { start, end } of spans) {
    shown += text.slice(at, start) + hidden(text.slice(start, end))
    at = end
  }
  return shown + text.slice(at)
}

/** The last four characters identify a secret, but are too much of a shorter one. */
const SHORTEST_WITH_TAIL = 12

/** A secret without its key, masked. */
export function hidden(secret: string): string {
  if (/^\*{16}/.test(secret)) return secret
  return mask(secret.length >= SHORTEST_WITH_TAIL ? secret : '')
}
