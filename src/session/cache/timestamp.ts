/**
 * Parses the date formats that AWS's tools write into their caches: `2026-11-23T18:00:00Z` (AWS CLI), with
 * milliseconds (SDK for JavaScript), `…UTC` (older AWS CLI), `…+00:00` (AssumeRole entries). No zone means UTC.
 *
 * @returns milliseconds since the epoch, or null for anything else
 */
export function parseTimestamp(text: unknown): number | null {
  if (typeof text !== 'string') return null
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i.exec(
    text.trim(),
  )
  if (!match) return null
  const [, date, time = '', fraction = '', zone = 'Z'] = match
  const offset = /^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/(\d\d):?(\d\d)$/, '$1:$2')
  const seconds = time.length === 5 ? `${time}:00` : time
  const milliseconds = Date.parse(`${date}T${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}`)
  return Number.isNaN(milliseconds) ? null : milliseconds
}

/** Milliseconds since the epoch → `2026-11-23T18:00:00Z`, the AWS CLI's format, rounded down to seconds. */
export function formatTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
