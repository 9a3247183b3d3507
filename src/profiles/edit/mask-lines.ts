import type { Document } from '../../ini/document.ts'
import { hidden, maskSecrets } from '../mask/mask-secrets.ts'
import { isSecretName } from '../mask/secret-names.ts'
import { isSecret } from '../setting.ts'
import { lineBodies } from './text-lines.ts'

/** The lines with all or part of a secret, and those that cannot be parsed, masked; by line number, from 1. */
export function maskedLines({ text, sections, problems }: Document): Map<number, string> {
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
      // A key with a blank can contain a token: one that ends in `=`, without a separator before it.
      if (/\s/.test(key)) unread.push(line)
    }
  }
  for (const { type, line } of problems) if (type === 'unparsable-line' && !lines.has(line)) unread.push(line)
  if (unread.length === 0) return lines
  const bodies = lineBodies(text)
  for (const line of unread) lines.set(line, maskUnread(bodies[line - 1] ?? ''))
  return lines
}

/** The lookbehind keeps the time linear: without it, a long word is searched again from each of its characters. */
const KEYS_BEFORE_BLANKS = /(?<![\w.-])([\w.-]+)["']?(?:\s*[=:]\s*|\s+)/g

/** Masks what looks like a secret in a line, also in comments, where random characters suffice. */
export function maskText(line: string): string {
  const masked = maskSecrets(line)
  const note = /(^|\s)[#;].*$/s.exec(masked)
  return note ? masked.slice(0, note.index) + maskTokens(note[0], /[A-Za-z0-9/+]{40,}=*/g) : masked
}

/** A line that cannot be parsed can contain a secret without a separator, or a part of one. */
function maskUnread(line: string): string {
  return maskBehindKey(line) ?? maskTokens(maskSecrets(line), /[\w/+-]{20,}=*/g)
}

/** Null if there is no key of a secret, or nothing after it. */
function maskBehindKey(line: string): string | null {
  for (const { 0: lead, 1: key = '', index } of line.matchAll(KEYS_BEFORE_BLANKS)) {
    const rest = line.slice(index + lead.length)
    if (rest !== '' && isSecretName(key)) return line.slice(0, index + lead.length) + hidden(rest)
  }
  return null
}

/** Masks tokens that mix lower case, upper case and digits, as secret access keys do. */
function maskTokens(text: string, tokens: RegExp): string {
  return text.replace(tokens, (token) =>
    /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token) ? hidden(token) : token,
  )
}
