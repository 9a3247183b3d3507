import { eastAsianWidth } from 'get-east-asian-width'
import { PLAIN, visible } from './visible.ts'

/*
 * Everything from a file, a server or a process goes through `visible` before it is drawn. Terminals agree on the
 * width of the characters that remain, so the width of a text is the sum over its code points. That saves a grapheme
 * segmenter, which takes longer to load than the rest of the view (8.5 ms, and 13 ms for string-width's emoji pattern).
 */

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
  // Compiled on first use, like the expression of `visible`.
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
