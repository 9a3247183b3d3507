import { eastAsianWidth } from 'get-east-asian-width'

/*
 * Everything that comes from a file, a server or a process goes through `visible` before it is drawn. What is left
 * then has a width that every terminal agrees on, so widths can be summed up by code point: no grapheme segmenter,
 * which costs more to load than the rest of the view (measured: 8.5 ms, and 13 ms for string-width's emoji pattern).
 */

/** Controls, formats (bidi, zero width), lone surrogates, private use, unassigned; separators of lines. */
const UNSAFE = [
  '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]',
  // Variation selectors, flags and skin tones: terminals disagree about the width of what they make.
  '[\\ufe00-\\ufe0f]|[\\u{e0100}-\\u{e01ef}]|[\\u{1f1e6}-\\u{1f1ff}]|[\\u{1f3fb}-\\u{1f3ff}]',
  // Letters that show nothing, and blanks that look like the plain one.
  '[\\u115f\\u1160\\u3164\\uffa0\\u2800\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]',
].join('|')
const PLAIN = /^[ -~]*$/
let unsafe: RegExp | undefined

/**
 * Text that is safe to draw: what a terminal would obey, hide, reorder or disagree about is shown as an escape
 * (`\x1b`, `\u202e`). Blanks other than the plain one are shown too where they could be mistaken for it.
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text
  // Made when it is first needed: Unicode's tables take 0.4 ms, and most files are ASCII.
  unsafe ??= new RegExp(UNSAFE, 'gu')
  return text.replace(unsafe, escaped)
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0
  // Bytes that were not UTF-8 come as U+DC80…U+DCFF (src/ini/bytes.ts).
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`
  if (code === 0x0a) return '\\n'
  if (code === 0x09) return '\\t'
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** Dots, arrows, lines, blocks, marks: what a screen is drawn with needs no look into Unicode's tables. */
const DRAWN = /^[\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\u2713-\u2718\u2800-\u28ff]$/
const ZERO_WIDTH = '\\p{Mn}|\\p{Me}|[\\u1160-\\u11ff]'
let zeroWidth: RegExp | undefined

const widths = new Map<number, number>()

/** Cells of one character. */
export function charWidth(char: string): number {
  return codeWidth(char.codePointAt(0) ?? 0)
}

/** Remembered: a screen is made of few different ones. */
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
  // Like `unsafe`: made when it is first needed.
  zeroWidth ??= new RegExp(ZERO_WIDTH, 'u')
  return zeroWidth.test(char) ? 0 : eastAsianWidth(code)
}

/** Cells that a text from `visible` takes. */
export function width(text: string): number {
  if (PLAIN.test(text)) return text.length
  let sum = 0
  // By numbers: a string's iterator makes two objects for each character.
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number
    if (code > 0xffff) at++
    sum += codeWidth(code)
  }
  return sum
}

/** Cells of the widest of any number of texts as they are drawn, up to `most`: with hundreds of thousands `Math.max` throws. */
export function widest(texts: Iterable<string>, most: number): number {
  let cells = 0
  for (const text of texts) {
    cells = Math.max(cells, width(visible(text)))
    if (cells >= most) return most
  }
  return cells
}

/** The text cut to at most `cells`, ending in `…` (`~` in ASCII) where something was cut. */
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

/** The end of the text that fits into `cells`, led by the mark where something was cut. */
export function truncateStart(text: string, cells: number, mark = '…'): string {
  if (width(text) <= cells) return text
  const chars = [...text]
  let used = 1
  let from = chars.length
  while (from > 0 && used + charWidth(chars[from - 1] as string) <= cells) {
    from--
    used += charWidth(chars[from] as string)
  }
  return cells < 1 ? '' : mark + chars.slice(from).join('')
}

const LEAST_STARS = 2

/** A masked secret with fewer stars where there is little room: the characters at its end tell which one it is. */
export function fitMask(masked: string, cells: number): string {
  const stars = /^\**/.exec(masked)?.[0].length ?? 0
  const tail = visible(masked.slice(stars))
  return '*'.repeat(Math.min(stars, Math.max(LEAST_STARS, cells - width(tail)))) + tail
}

/** Cut or filled with blanks to exactly `cells`. */
export function fitText(text: string, cells: number, mark = '…'): string {
  const cut = truncate(text, cells, mark)
  return cut + ' '.repeat(Math.max(0, cells - width(cut)))
}

/** Broken at blanks into lines of at most `cells`; a longer word is broken where it must. */
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
      // At least one character, or a wide one in a narrow place would go round for ever.
      const head = truncate(line, cells + 1, '') || String.fromCodePoint(line.codePointAt(0) ?? 0)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  return [...lines, line]
}
