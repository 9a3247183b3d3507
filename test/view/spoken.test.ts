import { expect, it } from 'vitest'
import { spokenDuration, spokenStatus } from '../../src/view/spoken.ts'
import { HOUR, MINUTE } from '../support/state/state.ts'

it.each([
  [-5, 'less than a minute'],
  [59_999, 'less than a minute'],
  [MINUTE, '1 minute'],
  [9 * MINUTE, '9 minutes'],
  [HOUR, '1 hour'],
  [5 * HOUR + 12 * MINUTE, '5 hours 12 minutes'],
  [24 * HOUR, '1 day'],
  [49 * HOUR + MINUTE, '2 days 1 hour'],
])('says %d ms as "%s"', (ms, text) => {
  expect(spokenDuration(ms)).toBe(text)
})

it.each([
  ['valid', 2 * HOUR, 'valid for 2 hours'],
  ['valid', null, 'valid'],
  ['expiring', 9 * MINUTE, 'expiring in 9 minutes'],
  ['expired', -3 * HOUR, 'expired 3 hours ago'],
  ['signed-out', null, 'signed out'],
  ['broken', null, 'broken'],
] as const)('says %s with %s ms left as "%s"', (status, left, text) => {
  expect(spokenStatus({ status, expiresAt: left === null ? null : 1000 + left }, 1000)).toBe(text)
})
