import type { Row } from './row.ts'

const WHOLE = /(?<!\d)\d{8}(\d{4})(?!\d)/g
/** An id of which a cut text shows only the beginning or the end. */
const CUT_END = /(?<=:)\d{1,11}(?=[…~])/g
const CUT_START = /(?<=[…~])\d{5,11}(?=[:/])/g

/** The row with all but the last four digits of account ids masked; every width stays. */
export function redactRow(row: Row): Row {
  return row.map((span) => ({ ...span, text: redact(span.text) }))
}

function redact(text: string): string {
  return text
    .replace(WHOLE, `${'*'.repeat(8)}$1`)
    .replace(CUT_END, (digits) => '*'.repeat(digits.length))
    .replace(CUT_START, (digits) => '*'.repeat(digits.length - 4) + digits.slice(-4))
}
