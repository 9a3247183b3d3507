import { eastAsianWidth } from 'get-east-asian-width'

/*
 * Everything from a file, a server or a process goes through `visible` before it is drawn. Terminals agree on the
 * width of the characters that remain, so the width of a text is the sum over its code points. That saves a grapheme
 * segmenter, which takes longer to load than the rest of the view (8.5 ms, and 13 ms for string-width's emoji pattern).
 */

/** Control, format (bidi, zero width), surrogate, private use and unassigned characters, and line separators. */
const UNSAFE = [
  '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]',
  // Variation selectors, flags and skin tones: terminals disagree on the width of the combinations.
  '[\\ufe00-\\ufe0f]|[\\u{e0100}-\\u{e01ef}]|[\\u{1f1e6}-\\u{1f1ff}]|[\\u{1f3fb}-\\u{1f3ff}]',
  // Invisible letters, and blanks that look like a space.
  '[\\u115f\\u1160\\u3164\\uffa0\\u2800\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]',
].join('|')
const PLAIN = /^[ -~]*$/
let unsafe: RegExp | undefined

/**
 * Text that is safe to draw: characters that a terminal would obey, hide or reorder, or whose width is unclear, become
 * escapes such as `\x1b` or `\u202e`, and so do blanks that look like a space.
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text
  // Compiled on first use: the Unicode tables take 0.4 ms, and most files are ASCII.
  unsafe ??= new RegExp(UNSAFE, 'gu')
  return text.replace(unsafe, escaped)
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

/** Dots, arrows, lines, blocks and marks, with which the screen is drawn: a shortcut past the Unicode tables. */
const DRAWN = /^[\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\u2713-\u2718\u2800-\u28ff]$/
const ZERO_WIDTH = '\\p{Mn}|\\p{Me}|[\\u1160-\\u11ff]'
let zeroWidth: RegExp | undefined

const widths = new Map<number, number>()

/** The cells of one character. */
export function charWidth(char: string): number {
  return codeWidth(char.codePointAt(0) ?? 0)
}

/** Cached, because a screen has few different characters. */
function codeWidth(code: number): number {
  if (code < 0x300) return 1
  let cells = widths.get(code)
  if (cells === undefined) {
    const char = String.fromCodePoint(code)
    cells = DRAWN.test(char) ? 1 : tableWidth(char, code)
    widths.set(code, cells)
  }
  return cells
}

function tableWidth(char: string, code: number): number {
  // Compiled on first use, like `unsafe`.
  zeroWidth ??= new RegExp(ZERO_WIDTH, 'u')
  return zeroWidth.test(char) ? 0 : eastAsianWidth(code)
}

/** The cells of a text from `visible`. */
export function width(text: string): number {
  if (PLAIN.test(text)) return text.length
  let sum = 0
  // By index, because a string's iterator allocates two objects per character.
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (code > 0xffff) at++
    sum += codeWidth(code)
  }
  return sum
}

/**
 * The cells of the widest text as drawn, but at most `most`. Not `Math.max(...)`, which throws for hundreds of
 * thousands of texts.
 */
export function widest(texts: Iterable<string>, most: number): number {
  let cells = 0
  for (const text of texts) {
    cells = Math.max(cells, width(visible(text)))
    if (cells >= most) return most
  }
  return cells
}

/** The text cut to at most `cells`, with the mark (`…`, in ASCII `~`) at its end if something was cut. */
export function truncate(text: string, cells: number, mark = '…'): string {
  if (cells <= 0) return ''
  if (PLAIN.test(text)) return text.length <= cells ? text : text.slice(0, cells - 1) + mark
  if (width(text) <= cells) return text
  let kept = ''
  let used = 0
  for (const char of text) {
    const next = used + charWidth(char)
    if (next > cells - 1) break
    kept += char
    used = next
  }
  return kept + mark
}

/** The end of the text that fits into `cells`, with the mark at its start if something was cut. */
export function truncateStart(text: string, cells: number, mark = '…'): string {
  if (width(text) <= cells) return text
  if (cells < 1) return ''
  let kept = ''
  let used = 1
  for (const char of [...text].reverse()) {
    used += charWidth(char)
    if (used > cells) break
    kept = char + kept
  }
  return mark + kept
}

const LEAST_STARS = 2

/** A masked secret with as few stars as necessary to fit, because the characters at its end identify it. */
export function fitMask(masked: string, cells: number): string {
  const stars = /^\**/.exec(masked)?.[0].length ?? 0
  const tail = visible(masked.slice(stars))
  return '*'.repeat(Math.min(stars, Math.max(LEAST_STARS, cells - width(tail)))) + tail
}

/** The text cut, or padded with spaces, to exactly `cells`. */
export function fitText(text: string, cells: number, mark = '…'): string {
  const cut = truncate(text, cells, mark)
  return cut + ' '.repeat(Math.max(0, cells - width(cut)))
}

/** The text as lines of at most `cells`, broken at spaces, and within a word that is longer than a line. */
export function wrap(text: string, cells: number): string[] {
  if (cells < 1) return []
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (width(joined) <= cells) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (width(line) > cells) {
      // At least one character, or a wide one that does not fit would loop forever.
      const head = truncate(line, cells + 1, '') || String.fromCodePoint(line.codePointAt(0) ?? 0)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  return [...lines, line]
}
