import type { Document } from '../../ini/document.ts'
import { isSecret, mask } from '../setting.ts'
import { lineBodies } from './text-lines.ts'

/** The lines that hold a secret or a part of one, and those that nobody can read, masked; by line, from 1. */
export function maskedLines({ text, sections, problems: faults }: Document): Map<number, string> {
  const lines = new Map<number, string>()
  const unread: number[] = []
  for (const { settings } of sections) {
    for (const { key, value, line, start, valueStart, continuation, nested } of settings) {
      if (isSecret(key)) {
        lines.set(line, text.slice(start, valueStart) + (value === '' ? '' : hidden(value)))
        for (const each of continuation)
          lines.set(each.line, text.slice(each.start, each.textStart) + hidden(''))
      }
      for (const sub of nested) {
        if (isSecret(key)) lines.set(sub.line, text.slice(sub.start, sub.keyStart) + hidden(''))
        else if (isSecret(`${key}.${sub.key}`))
          lines.set(sub.line, text.slice(sub.start, sub.valueStart) + hidden(sub.value))
      }
      // The = that ends a token: the token itself has become a part of the key.
      if (/\s/.test(key)) unread.push(line)
    }
  }
  for (const { type: kind, line } of faults)
    if (kind === 'unparsable-line' && !lines.has(line)) unread.push(line)
  if (unread.length === 0) return lines
  const bodies = lineBodies(text)
  for (const line of unread) lines.set(line, maskUnread(bodies[line - 1] ?? ''))
  return lines
}

/** Begun at the beginning of a word only: a long one would be gone through again from each of its characters. */
const KEYS = /(?<![\w.-])([\w.-]+)["']?\s*[=:]\s*/g
const KEYS_BEFORE_BLANKS = /(?<![\w.-])([\w.-]+)["']?(?:\s*[=:]\s*|\s+)/g

/** Keys that were commented out are still keys, and so are those in notes. */
export function maskText(line: string): string {
  const masked = maskBehindKey(line, KEYS)
  if (masked !== null) return masked
  const note = /(^|\s)[#;].*$/s.exec(line)
  return note ? line.slice(0, note.index) + maskTokens(note[0], /[A-Za-z0-9/+]{40,}=*/g) : line
}

/** Of a line that is no setting nothing tells where a value begins, nor whether it is all of it. */
function maskUnread(line: string): string {
  return maskBehindKey(line, KEYS_BEFORE_BLANKS) ?? maskTokens(line, /[\w/+-]{20,}=*/g)
}

/** Null where there is no key of a secret, or nothing behind it. */
function maskBehindKey(line: string, keys: RegExp): string | null {
  for (const { 0: lead, 1: key = '', index } of line.matchAll(keys)) {
    const rest = line.slice(index + lead.length)
    if (rest !== '' && isSecret(snakeCase(key))) return line.slice(0, index + lead.length) + hidden(rest)
  }
  return null
}

/** `SessionToken`, `--session-token` → `session_token`. */
function snakeCase(key: string): string {
  return key
    .replace(/^[-.]+/, '')
    .replace(/(?<=[a-z])(?=[A-Z])|-/g, '_')
    .toLowerCase()
}

/** In a comment, as long as a secret access key and as mixed: nobody can tell what else it may be. */
function maskTokens(text: string, tokens: RegExp): string {
  return text.replace(tokens, (token) =>
    /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token) ? hidden(token) : token,
  )
}

/** Whoever sees a diff wants to know that a line changed, not what a secret is: its end shows only where it is long. */
const SHORTEST_WITH_TAIL = 12

function hidden(secret: string): string {
  return mask(secret.length >= SHORTEST_WITH_TAIL ? secret : '')
}
