/** A line of bash up to the cursor. */
export interface TypedLine {
  /** Its words, unquoted; the last one is being typed, and can be empty. */
  readonly words: readonly string[]
  /** The last word as it is typed. */
  readonly raw: string
  /** The quote that is open at the cursor; '' for none. */
  readonly quote: '' | '"' | "'"
}

/** The characters of COMP_WORDBREAKS at which a word of a command can be broken. */
export const BASH_BREAKS = '@=:'

/** Reads a line of plain words, as bash does; what else stands in it (pipes, variables) is taken as text. Never throws. */
export function typedLine(line: string): TypedLine {
  const words: string[] = []
  let word: string | null = null
  let start = 0
  let quote: TypedLine['quote'] = ''
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at)
    if (quote === '' && /\s/.test(char)) {
      if (word !== null) words.push(word)
      word = null
      continue
    }
    if (word === null) start = at
    word ??= ''
    if (quote === '' && (char === '"' || char === "'")) quote = char
    else if (char === quote) quote = ''
    else if (char === '\\' && quote !== "'") word += line.charAt(++at)
    else word += char
  }
  return { words: [...words, word ?? ''], raw: word === null ? '' : line.slice(start), quote }
}

/**
 * What bash is to put in the place of the last word for a candidate. It replaces only what stands after the last of its
 * breaks, and keeps an open quote.
 */
export function bashReply(candidate: string, { raw, quote, words }: TypedLine, breaks: string): string {
  if (quote === "'") return candidate
  if (quote === '"') return candidate.replace(/["\\$`]/g, '\\$&')
  const quoted = (text: string) => text.replace(/[^\w@%+=:,./-]/g, '\\$&')
  const typed = words.at(-1) ?? ''
  const isBroken = [...BASH_BREAKS].filter((each) => breaks.includes(each))
  const last = Math.max(...isBroken.map((each) => typed.lastIndexOf(each)), -1)
  if (last < 0 || /["'\\]/.test(raw)) return quoted(candidate)
  // Readline leaves this one in the word (rl_special_prefixes).
  return quoted(candidate.slice(typed.charAt(last) === '@' ? last : last + 1))
}
