import { expect, it } from 'vitest'
import type { ProfileStatus } from '../../src/session/statuses.ts'
import { statusLong, statusShort } from '../../src/view/status-text.ts'
import { HOUR, MINUTE, NOW } from '../support/state/state.ts'

const none = { cachedUntil: null, cacheProblem: null, roleCacheProblem: null }

it.each<[ProfileStatus['status'], number | null, string, string]>([
  ['valid', 5 * HOUR + 12 * MINUTE, 'valid 5h 12m', 'valid for 5h 12m'],
  ['valid', null, 'valid', 'valid'],
  ['expiring', 9 * MINUTE, 'expiring 9m', 'expiring: 9m left'],
  ['renewable', 30 * MINUTE, 'renewable', 'renewable: 30m left, then the AWS CLI renews it'],
  ['renewable', -HOUR, 'renewable', 'renewable: the AWS CLI renews it'],
  ['renewable', null, 'renewable', 'renewable: the AWS CLI renews it'],
  ['expired', -(26 * HOUR), 'expired 1d', 'expired 1d 2h ago'],
  ['expired', null, 'expired', 'expired'],
  ['signed-out', null, 'signed out', 'signed out: no usable token'],
  ['unverified', null, 'unverified', 'unverified: only a check can tell'],
  ['broken', null, 'broken', 'broken: these settings cannot work'],
])('%s with %s ms left: %s, in the details %s', (status, left, short, long) => {
  const profileStatus = { ...none, status, expiresAt: left === null ? null : NOW + left }
  expect([statusShort(profileStatus, NOW), statusLong(profileStatus, NOW)]).toEqual([short, long])
})
