import { PLAIN, visible } from './visible.ts'
import { charWidth, width } from './width.ts'

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
  // Most of what is wrapped fits as it is.
  if (width(text) <= cells) return [text]
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
