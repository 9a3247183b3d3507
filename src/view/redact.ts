import type { Row } from './row.ts'

const WHOLE = /(?<!\d)\d{8}(\d{4})(?!\d)/g
/** A run of digits that may be a part of an id: cut off at the end of a line, or begun on the line before. */
const PART = /(?<!\d)\d{5,11}(?!\d)/g
/** Right before a mark of omission fewer digits tell as much. */
const CUT = /(?<!\d)\d{1,4}(?=[…~])/g

/** The account ids in a text, as `redactRow` wants to know them. */
export function accountIds(text: string): string {
  return [...new Set(text.match(/(?<!\d)\d{12}(?!\d)/g))].join(' ')
}

/**
 * The row with all but the last four digits of account ids masked; every width stays. Its spans are looked at together,
 * as a cursor or a colour may stand within an id.
 *
 * @param known ids that a row may hold a part of, by `accountIds`: what is cut or wrapped tells too much as well
 */
export function redactRow(row: Row, known: string): Row {
  const text = row.map((each) => each.text).join('')
  const masked = redactText(text, known)
  if (masked === text) return row
  let start = 0
  return row.map((each) => {
    const end = start + each.text.length
    const span = { ...each, text: masked.slice(start, end) }
    start = end
    return span
  })
}

function redactText(text: string, known: string): string {
  return text
    .replace(WHOLE, `${'*'.repeat(8)}$1`)
    .replace(PART, (digits) => maskedPart(digits, known))
    .replace(CUT, (digits) => '*'.repeat(digits.length))
}

/** The last four digits of an id may be read, and no others. */
function maskedPart(digits: string, known: string): string {
  const at = known.indexOf(digits)
  if (at < 0) return digits
  const isEnd = !/^\d/.test(known.slice(at + digits.length))
  return isEnd ? '*'.repeat(digits.length - 4) + digits.slice(-4) : '*'.repeat(digits.length)
}
