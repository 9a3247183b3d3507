const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,](\d+))?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i
/** RFC 1123: `Mon, 23 Nov 2026 18:00:00 GMT` */
const RFC_1123 = /^(?:[a-z]{3}, *)?\d{1,2} [a-z]{3} \d{4} \d\d:\d\d(?::\d\d)? *(?:Z|UTC|GMT|[+-]\d{4})$/i

/**
 * Parses the times that AWS's tools write into their caches, and those that the AWS CLI also takes from a process:
 * `2026-11-23T18:00:00Z` (AWS CLI), with milliseconds (SDK for JavaScript), `…UTC` (older AWS CLI), `…+00:00` (AssumeRole
 * entries), `20261123T180000Z`, RFC 1123.
 *
 * @param withoutZone what a time without a zone means: nothing, because the AWS CLI fails at one, or UTC
 * @returns milliseconds since the epoch, or null for anything else
 */
export function parseTimestamp(text: unknown, withoutZone: 'nothing' | 'utc' = 'nothing'): number | null {
  if (typeof text !== 'string') return null
  const trimmed = text.trim()
  const match = ISO.exec(trimmed)
  if (!match) return RFC_1123.test(trimmed) ? orNull(Date.parse(trimmed)) : null
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone] = match
  if (zone === undefined && withoutZone === 'nothing') return null
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`
  return orNull(Date.parse(`${time}${offsetOf(zone ?? 'Z')}`))
}

/** True for a time without a zone, with which the AWS CLI fails: Python cannot compare it with the clock. */
export function isZoneless(text: unknown): boolean {
  return parseTimestamp(text) === null && parseTimestamp(text, 'utc') !== null
}

function offsetOf(zone: string): string {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  return sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`
}

function orNull(milliseconds: number): number | null {
  return Number.isNaN(milliseconds) ? null : milliseconds
}

/** Milliseconds since the epoch → `2026-11-23T18:00:00Z`, the AWS CLI's format, rounded down to seconds. */
export function formatTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
