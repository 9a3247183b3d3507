import type { Document } from '../../ini/document.ts'
import { isSecret, mask } from '../setting.ts'

/** The lines that hold a secret or a part of one, masked; by line, from 1. */
export function maskedLines({ text, sections }: Document): Map<number, string> {
  const lines = new Map<number, string>()
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
    }
  }
  return lines
}

/** Keys that were commented out are still keys, and so are those in notes and in lines that nobody can read. */
export function maskText(line: string): string {
  for (const { 0: lead, 1: key = '', index } of line.matchAll(/([\w.-]+)["']?\s*[=:]\s*/g)) {
    const rest = line.slice(index + lead.length)
    if (rest !== '' && isSecret(snakeCase(key))) return line.slice(0, index + lead.length) + hidden(rest)
  }
  const note = /(^|\s)[#;].*$/.exec(line)
  return note ? line.slice(0, note.index) + maskTokens(note[0]) : line
}

/** `SessionToken`, `--token` → `session_token`, `token`. */
function snakeCase(key: string): string {
  return key
    .replace(/^[-.]+/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()
}

/** As long as a secret access key and as mixed: nobody can tell what else it may be. */
function maskTokens(comment: string): string {
  return comment.replace(/[A-Za-z0-9/+]{40,}=*/g, (token) =>
    /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token) ? hidden(token) : token,
  )
}

/** Whoever sees a diff wants to know that a line changed, not what a secret is: its end shows only where it is long. */
const SHORTEST_WITH_TAIL = 12

function hidden(secret: string): string {
  return mask(secret.length >= SHORTEST_WITH_TAIL ? secret : '')
}
