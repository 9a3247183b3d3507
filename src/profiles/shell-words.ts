/**
 * Splits like Python's `shlex.split(text)` (POSIX mode, no comments), with which the AWS CLI reads section headers and,
 * on Linux and macOS, credential_process: https://docs.python.org/3/library/shlex.html#parsing-rules
 *
 * @returns the words, or null if the text ends inside a quote or escape (shlex raises ValueError). Never throws.
 */
export function shellWords(text: string): string[] | null {
  const words: string[] = []
  let word: string | null = null
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (quote !== '') {
      if (char === quote) quote = ''
      else if (char === '\\' && quote === '"') {
        const next = text[++at]
        if (next === undefined) return null
        word += next === '"' || next === '\\' ? next : `\\${next}`
      } else word += char
    } else if (char === '"' || char === "'") {
      quote = char
      word ??= ''
    } else if (char === '\\') {
      const next = text[++at]
      if (next === undefined) return null
      word = (word ?? '') + next
    } else if (char === ' ' || char === '\t' || char === '\r' || char === '\n') {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + char
  }
  if (quote !== '') return null
  if (word !== null) words.push(word)
  return words
}

/** The text as one word of a POSIX shell, quoted only if necessary. */
export function shellWord(text: string): string {
  return /^[\w+/=.:@%-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
