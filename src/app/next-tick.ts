import type { ProfileStatus } from '../session/statuses.ts'
import { RETRY_MS } from './login/retry.ts'
import type { State } from './state.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * When the passing of time alone next changes the screen or makes a retry due, ms since the epoch; null if never.
 * Durations are shown in minutes, and in hours from one day on, so drawing more often would change nothing.
 */
export function nextTick(state: State): number | null {
  const { now, statuses, notice, revealed, setup } = state
  let next = Math.min(notice?.until ?? Number.POSITIVE_INFINITY, revealed?.until ?? Number.POSITIVE_INFINITY)
  next = Math.min(next, nextStep(statuses, now, setup.preferences.expiringMs))
  for (const moment of shownMoments(state)) next = Math.min(next, now + untilNextStep(moment - now))
  for (const { at, isPassing } of state.refreshFailures.values())
    if (isPassing && at + RETRY_MS > now) next = Math.min(next, at + RETRY_MS)
  for (const at of state.renewedAt.values()) if (at + RETRY_MS > now) next = Math.min(next, at + RETRY_MS)
  // An open login counts down in seconds.
  if (state.overlay?.type === 'login' && state.overlay.reason === null)
    next = Math.min(next, now + 1000 - (now % 1000))
  return Number.isFinite(next) ? Math.max(next, now + 1) : null
}

/** Moments that the details show as durations: when the profile was checked, and when its credentials expire. */
function shownMoments({ checks, selected }: State): number[] {
  const result = selected === null ? null : checks.get(selected)?.result
  return result ? [result.at, ...(result.expiresAt === null ? [] : [result.expiresAt])] : []
}

/** The span of time in which the drawn statuses stay the same. */
const steps = new WeakMap<readonly ProfileStatus[], { readonly from: number; readonly until: number }>()

/** When the first shown duration changes or the first status becomes `expiring`; cached until then. */
function nextStep(statuses: readonly ProfileStatus[], now: number, expiringMs: number): number {
  const known = steps.get(statuses)
  if (known && now >= known.from && now < known.until) return known.until
  let next = Number.POSITIVE_INFINITY
  const add = (end: number | null) => {
    if (end === null) return
    next = Math.min(next, now + untilNextStep(end - now))
    if (end - expiringMs > now) next = Math.min(next, end - expiringMs)
  }
  // Without an iterator, see `statusCounts`.
  statuses.forEach(({ expiresAt, cachedUntil }) => {
    add(expiresAt)
    add(cachedUntil)
  })
  steps.set(statuses, { from: now, until: next })
  return next
}

/** How long a duration (negative if past) is still shown as the same number; all in ms. */
function untilNextStep(left: number): number {
  const unit = Math.abs(left) >= DAY ? 60 * MINUTE : MINUTE
  const rest = left % unit
  return left > 0 ? rest + 1 : unit + rest
}
