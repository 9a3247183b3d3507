import { expect, it } from 'vitest'
import { clockClause, isWrongClock } from '../../src/session/clock-skew.ts'

const MINUTE = 60_000

it.each([
  [null, false],
  [0, false],
  [5 * MINUTE, false],
  [5 * MINUTE + 1, true],
  [-5 * MINUTE, false],
  [-5 * MINUTE - 1, true],
])('an offset of %s ms: wrong is %s', (offset, wanted) => {
  expect(isWrongClock(offset)).toBe(wanted)
})

it.each([
  [7 * MINUTE, '7 minutes behind'],
  [-7.4 * MINUTE, '7 minutes ahead of'],
  [119 * MINUTE, '119 minutes behind'],
  [-180 * MINUTE, '3 hours ahead of'],
  [50 * 24 * 60 * MINUTE, '50 days behind'],
])('an offset of %d ms is %s', (offset, wanted) => {
  expect(clockClause(offset)).toBe(`This machine’s clock is ${wanted} AWS’s`)
})
