import type { Row } from './row.ts'

const WHOLE = /(?<!\d)\d{8}(\d{4})(?!\d)/g
/** `1234-5678-9012` and `1234 5678 9012`, but not the middle of a UUID. */
const GROUPED = /(?<!\d)(?<![0-9a-f]{8}-)\d{4}([- ])\d{4}\1(\d{4})(?!\d)(?!-[0-9a-f]{12})/gi
/** Two of its groups, the third of which is on another line. */
const TWO_GROUPS = /(?<!\d)(?<![0-9a-f]{8}-)(\d{4})([- ])(\d{4})(?!\d)/gi
/** Digits that can be a part of an id that is cut, or wrapped from or to another line. */
const PART = /(?<!\d)\d{5,11}(?!\d)/g
/** Before an ellipsis even fewer digits can be the start of an id. */
const CUT = /(?<!\d)(?:\d{4}[- ]){0,2}\d{0,4}(?=[…~])/g

/** The account ids in a text, in the form that `redactRow` expects. */
export function accountIds(text: string): string {
  const whole = text.match(/(?<!\d)\d{12}(?!\d)/g) ?? []
  const grouped = text.match(GROUPED) ?? []
  return [...new Set([...whole, ...grouped.map((each) => each.replace(/[- ]/g, ''))])].join(' ')
}

/** The text with all but the last four digits of account ids masked, also of those in groups of four digits. */
export function redactIds(text: string): string {
  return text.replace(WHOLE, `${'*'.repeat(8)}$1`).replace(GROUPED, '****$1****$1$2')
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
  return redactIds(text)
    .replace(TWO_GROUPS, (_, first: string, blank: string, second: string) => {
      const masked = maskedPart(first + second, known)
      return masked.slice(0, 4) + blank + masked.slice(4)
    })
    .replace(PART, (digits) => maskedPart(digits, known))
    .replace(CUT, (digits) => digits.replace(/\d/g, '*'))
}

/** Leaves at most the last four digits of an id. */
function maskedPart(digits: string, known: string): string {
  const at = known.indexOf(digits)
  if (at < 0) return digits
  const isEnd = !/^\d/.test(known.slice(at + digits.length))
  return isEnd ? '*'.repeat(digits.length - 4) + digits.slice(-4) : '*'.repeat(digits.length)
}
