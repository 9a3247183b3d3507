/** Control, format (bidi, zero width), surrogate, private use and unassigned characters, and line separators. */
const UNSAFE = [
  '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]',
  // Variation selectors, flags and skin tones: terminals disagree on the width of the combinations.
  '[\\ufe00-\\ufe0f]|[\\u{e0100}-\\u{e01ef}]|[\\u{1f1e6}-\\u{1f1ff}]|[\\u{1f3fb}-\\u{1f3ff}]',
  // Invisible letters, and blanks that look like a space.
  '[\\u115f\\u1160\\u3164\\uffa0\\u2800\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]',
].join('|')
/** Text that is nothing but printable ASCII: safe, and as wide as it is long. */
export const PLAIN = /^[ -~]*$/
let unsafe: RegExp | undefined

/**
 * Text that is safe to draw: characters that a terminal would obey, hide or reorder, or whose width is unclear, become
 * escapes such as `\x1b` or `\u202e`, and so do blanks that look like a space.
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(unsafeCharacters(), escaped)
}

/** Matches each character that `visible` escapes. */
export function unsafeCharacters(): RegExp {
  // Compiled on first use: the Unicode tables take 0.4 ms, and most files are ASCII.
  unsafe ??= new RegExp(UNSAFE, 'gu')
  return unsafe
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0
  // U+DC80…U+DCFF stand for bytes that were not UTF-8 (src/ini/bytes.ts).
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`
  if (code === 0x0a) return '\\n'
  if (code === 0x09) return '\\t'
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}
