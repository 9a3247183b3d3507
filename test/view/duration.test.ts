import { expect, it } from 'vitest'
import { duration, shortDuration } from '../../src/view/duration.ts'
import { HOUR, MINUTE } from '../support/state/state.ts'

const DAY = 24 * HOUR

it.each([
  [-HOUR, '<1m', '<1m'],
  [MINUTE - 1, '<1m', '<1m'],
  [MINUTE, '1m', '1m'],
  [HOUR - 1, '59m', '59m'],
  [HOUR, '1h', '1h'],
  [5 * HOUR + 12 * MINUTE, '5h 12m', '5h'],
  [DAY - 1, '23h 59m', '23h'],
  [DAY + 59 * MINUTE, '1d', '1d'],
  [12 * DAY + 3 * HOUR, '12d 3h', '12d'],
  [99 * DAY + 23 * HOUR, '99d 23h', '99d'],
  [100 * DAY + 23 * HOUR, '100d', '100d'],
])('%i ms: %s, in short %s', (milliseconds, long, short) => {
  expect([duration(milliseconds), shortDuration(milliseconds)]).toEqual([long, short])
})
