import { isSecretName } from './secret-names.ts'
import type { Span } from './span.ts'

/**
 * A name with what stands between it and its value: `=`, `:`, an encoded `=`, or, behind an option, blanks. The
 * lookbehind keeps the time linear: without it, a long word is searched again from each of its characters.
 */
const NAMES = /(?<![\w.-])([\w.-]+)(\\?["'])?([ \t]*[=:][ \t]*|%3[AaDd]|[ \t]+)/g
const ELEMENT = /<([\w:.-]+)>([^<]+)/g
/** curl's `-u NAME:PASSWORD`, and its long forms. */
const USER_OPTION = /(?<![\w.-])(?:-u|--user|--proxy-user)(?:=|[ \t]+)["']?([^\s"':]*):([^\s"']+)/g
/** What is said of a secret instead of the secret. */
const SAID =
  /^(?:not (?:set|found|given|valid)|missing|expired|invalid|empty|null|undefined|none|required|unset|true|false)[.!,;]?$/i

const MOST_PROSE = 80

/** Two words: `token: log in again`. Passwords, and what follows the name of a header, can be words. */
const PROSE = /^[A-Za-z][A-Za-z'’-]*[,;]? [a-z_'’-]+(?![^\s.,:;!?)])/
const CAN_BE_WORDS = /pass|authorization|cookie/i

/** The values behind the names of secrets, on one line. */
export function keyedSecrets(line: string): Span[] {
  const spans: Span[] = []
  // A name inside of a value is part of it; searched again, a line of nothing but names would take quadratic time.
  let covered = 0
  const lineEnd = line.trimEnd().length
  const add = (start: number, end: number) => {
    if (end > start && !SAID.test(line.slice(start, end))) spans.push({ start, end })
  }
  for (const { 0: all, 1: name = '', 2: quote = '', 3: gap = '', index } of line.matchAll(NAMES)) {
    const isOption = name.startsWith('-')
    if (index < covered || (/^[ \t]+$/.test(gap) && !isOption) || !isSecretName(name)) continue
    const start = index + all.length
    if (gap.includes(': ') && !CAN_BE_WORDS.test(name) && PROSE.test(line.slice(start, start + MOST_PROSE)))
      continue
    const opening = openingQuote(line, index)
    const end =
      quoted(line, start) ??
      (opening !== '' && opening !== quote
        ? until(line, start, opening)
        : /[=:][ \t]+$/.test(gap)
          ? lineEnd
          : wordEnd(line, start))
    const from = start + (/^\\?["']/.exec(line.slice(start, start + 2))?.[0].length ?? 0)
    // `--password --region x` leaves the password to be asked for.
    if (!(isOption && /^[ \t]+$/.test(gap) && /^--?[a-z]/i.test(line.slice(start, start + 3)))) {
      add(from, end)
      covered = end
    }
  }
  for (const { 0: all, 1: name = '', 2: value = '', index } of line.matchAll(ELEMENT)) {
    if (isSecretName(name.replace(/^.*:/, ''))) add(index + all.length - value.length, index + all.length)
  }
  for (const { 0: all, 2: password = '', index } of line.matchAll(USER_OPTION))
    add(index + all.length - password.length, index + all.length)
  return spans
}

/** The quote right before a name, with its backslash if there is one; empty if there is none. */
function openingQuote(line: string, at: number): string {
  return /\\?["']$/.exec(line.slice(Math.max(0, at - 2), at))?.[0] ?? ''
}

/** Where the value ends that is in quotes of its own; null if it is in none. */
function quoted(line: string, start: number): number | null {
  const quote = /^\\?["']/.exec(line.slice(start, start + 2))?.[0]
  return quote === undefined ? null : until(line, start + quote.length, quote)
}

function until(line: string, start: number, quote: string): number {
  for (let at = line.indexOf(quote, start); at >= 0; at = line.indexOf(quote, at + 1)) {
    if (quote.startsWith('\\') || line[at - 1] !== '\\') return at
  }
  return line.length
}

/** A word ends at a blank, before the next parameter of an address, and at a quote that closes. */
function wordEnd(line: string, start: number): number {
  const word = /(?:\\.|(?!&[\w.-]+=)(?!["'](?:[\s,;:)\]}]|$))[^\s\\]|\\$)*/y
  word.lastIndex = start
  word.exec(line)
  return word.lastIndex
}
