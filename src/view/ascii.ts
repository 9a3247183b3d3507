import { width } from '../text/text.ts'
import type { Row } from './row.ts'

/** What our own sentences hold; a stand-in has the same width. */
const STAND_INS: Readonly<Record<string, string>> = {
  '…': '~',
  '→': '>',
  '×': 'x',
  '·': '-',
  '—': '-',
  '↑': '^',
  '↓': 'v',
  '’': "'",
}

/** The row as a terminal without Unicode can show it: every other character becomes as many `?` as it has cells. */
export function asciiRow(row: Row): Row {
  return row.map((span) => ({ ...span, text: asciiText(span.text) }))
}

function asciiText(text: string): string {
  return text.replace(/[^ -~]/gu, (char) => STAND_INS[char] ?? '?'.repeat(width(char)))
}
