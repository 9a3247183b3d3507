import type { ProfileStatus } from '../session/statuses.ts'
import { RETRY_MS } from './login/retry.ts'
import type { State } from './state.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * When what is on screen changes by the passing of time alone, ms since the epoch; null where it does not. Durations
 * are shown in minutes, from a day on in hours, so nothing needs to be drawn more often.
 */
export function nextTick(state: State): number | null {
  const { now, statuses, notice, revealed, setup } = state
  let next = Math.min(notice?.until ?? Number.POSITIVE_INFINITY, revealed?.until ?? Number.POSITIVE_INFINITY)
  next = Math.min(next, nextStep(statuses, now, setup.preferences.expiringMs))
  for (const moment of shownMoments(state)) next = Math.min(next, now + untilNextStep(moment - now))
  for (const { at, isPassing } of state.refreshFailures.values())
    if (isPassing && at + RETRY_MS > now) next = Math.min(next, at + RETRY_MS)
  // A countdown in seconds is on screen.
  if (state.overlay?.type === 'login' && state.overlay.reason === null)
    next = Math.min(next, now + 1000 - (now % 1000))
  return Number.isFinite(next) ? Math.max(next, now + 1) : null
}

/** What the details count from or to: when the chosen profile was checked, and how long its credentials last. */
function shownMoments({ checks, selected }: State): number[] {
  const result = selected === null ? null : checks.get(selected)?.result
  return result ? [result.at, ...(result.expiresAt === null ? [] : [result.expiresAt])] : []
}

/** From when until when the statuses are shown as they are. */
const steps = new WeakMap<readonly ProfileStatus[], { readonly from: number; readonly until: number }>()

/** When the first duration changes, or something is soon over; worked out anew only once that is past. */
function nextStep(statuses: readonly ProfileStatus[], now: number, expiringMs: number): number {
  const known = steps.get(statuses)
  if (known && now >= known.from && now < known.until) return known.until
  let next = Number.POSITIVE_INFINITY
  const add = (end: number | null) => {
    if (end === null) return
    next = Math.min(next, now + untilNextStep(end - now))
    if (end - expiringMs > now) next = Math.min(next, end - expiringMs)
  }
  for (const { expiresAt, cachedUntil } of statuses) {
    add(expiresAt)
    add(cachedUntil)
  }
  steps.set(statuses, { from: now, until: next })
  return next
}

/** Time until a remaining (or, negative, past) duration is shown as another number. */
function untilNextStep(left: number): number {
  const unit = Math.abs(left) >= DAY ? 60 * MINUTE : MINUTE
  const rest = left % unit
  return left > 0 ? rest + 1 : unit + rest
}
