import { width } from '../text/width.ts'
import type { Row } from './row.ts'

/** The characters of awsprof's own texts; each replacement has the same width. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  '…': '~',
  '→': '>',
  '×': 'x',
  '·': '-',
  '—': '-',
  '↑': '^',
  '↓': 'v',
  '’': "'",
}

/** The row in ASCII. A character without a replacement becomes as many `?` as it has cells. */
export function asciiRow(row: Row): Row {
  return row.map((span) => ({ ...span, text: asciiText(span.text) }))
}

function asciiText(text: string): string {
  return text.replace(/[^ -~]/gu, (char) => REPLACEMENTS[char] ?? '?'.repeat(width(char)))
}
