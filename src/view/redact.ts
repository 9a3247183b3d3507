import type { Row } from './row.ts'

const WHOLE = /(?<!\d)\d{8}(\d{4})(?!\d)/g
/** Digits that can be a part of an id that is cut, or wrapped from or to another line. */
const PART = /(?<!\d)\d{5,11}(?!\d)/g
/** Before an ellipsis even fewer digits can be the start of an id. */
const CUT = /(?<!\d)\d{1,4}(?=[…~])/g

/** The account ids in a text, in the form that `redactRow` expects. */
export function accountIds(text: string): string {
  return [...new Set(text.match(/(?<!\d)\d{12}(?!\d)/g))].join(' ')
}

/**
 * The row with all but the last four digits of account ids masked; its width stays the same. The spans are searched as
 * one text, because a cursor or a colour can be inside an id.
 *
 * @param known ids from `accountIds`; parts of them are masked too, because a row can hold an id that is cut or wrapped
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

/** Leaves at most the last four digits of an id. */
function maskedPart(digits: string, known: string): string {
  const at = known.indexOf(digits)
  if (at < 0) return digits
  const isEnd = !/^\d/.test(known.slice(at + digits.length))
  return isEnd ? '*'.repeat(digits.length - 4) + digits.slice(-4) : '*'.repeat(digits.length)
}
