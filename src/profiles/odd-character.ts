/** What people paste without seeing it, or what a word processor makes of quotes and dashes. */
const NAMES: Readonly<Record<string, string>> = {
  '\u0000': 'NUL',
  '\t': 'a tab',
  '\n': 'a line break',
  '\f': 'a form feed',
  '\u00a0': 'a blank that does not break',
  '\u200b': 'a blank without width',
  '\u200c': 'a mark without width',
  '\u200d': 'a mark without width',
  '\u2013': 'a long dash',
  '\u2014': 'a long dash',
  '\u2018': 'a curly quote',
  '\u2019': 'a curly quote',
  '\u201c': 'a curly quote',
  '\u201d': 'a curly quote',
  '\u2026': 'an ellipsis',
  '\u2028': 'a line separator',
  '\u2060': 'a mark without width',
  '\ufeff': 'a mark without width',
}

/**
 * The first character of a key, token, ARN or address that none of them can contain, as `U+201C, a curly quote`; null if
 * there is none. A blank is not odd.
 */
export function oddCharacter(text: string): string | null {
  const [found] = /[^ -~]/u.exec(text) ?? []
  if (found === undefined) return null
  const code = `U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
  const name = NAMES[found]
  return name === undefined ? code : `${code}, ${name}`
}
