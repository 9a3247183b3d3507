import { expect, it } from 'vitest'
import { offsetOf } from '../../src/aws/clock-offset.ts'

const SENT = Date.UTC(2026, 10, 23, 12)
const SECOND = 1000
const MINUTE = 60 * SECOND
const dated = (offset: number) => ({ date: new Date(SENT + offset).toUTCString() })

it.each([
  ['the same clock', dated(0), 0.2 * SECOND, 0],
  ['a clock that is ahead', dated(7 * MINUTE), 0.2 * SECOND, 7 * MINUTE - 0.2 * SECOND],
  ['a clock that is behind', dated(-7 * MINUTE), 0.2 * SECOND, -7 * MINUTE + SECOND],
  ['an answer after 10 s, dated at once', dated(0), 10 * SECOND, 0],
  ['an answer after 10 s, dated at its end', dated(10 * SECOND), 10 * SECOND, 0],
  ['a slow answer, which proves less', dated(7 * MINUTE), 10 * SECOND, 7 * MINUTE - 10 * SECOND],
  ['an answer after a long sleep', dated(0), 30 * MINUTE, 0],
  ['an answer before its request, because the clock was set', dated(0), -MINUTE, null],
  ['an answer out of a cache', { ...dated(-10 * MINUTE), age: '600' }, SECOND, null],
  ['no date', {}, SECOND, null],
  ['nonsense', { date: 'yesterday' }, SECOND, null],
])('%s', (_, headers, took, wanted) => {
  expect(offsetOf({ headers, statusCode: 200 }, SENT, SENT + took)).toBe(wanted)
})

it('an error counts if the service itself sent it, not if a proxy did', () => {
  const headers = dated(7 * MINUTE)
  expect(offsetOf({ headers, statusCode: 502 }, SENT, SENT)).toBeNull()
  const named = { ...headers, 'x-amzn-requestid': 'r-1' }
  expect(offsetOf({ headers: named, statusCode: 403 }, SENT, SENT)).toBe(7 * MINUTE)
})
