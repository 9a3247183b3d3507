import type { State } from './state.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * When what is on screen changes by the passing of time alone, ms since the epoch; null where it does not. Durations
 * are shown in minutes, from a day on in hours, so nothing needs to be drawn more often.
 */
export function nextTick(state: State): number | null {
  const { now, standings, notice, revealed, setup } = state
  let next = Math.min(notice?.until ?? Number.POSITIVE_INFINITY, revealed?.until ?? Number.POSITIVE_INFINITY)
  for (const { expiresAt, cachedUntil } of standings) {
    for (const end of [expiresAt, cachedUntil]) {
      if (end === null) continue
      next = Math.min(next, now + untilNextStep(end - now))
      const expiring = end - setup.preferences.expiringMs
      if (expiring > now) next = Math.min(next, expiring)
    }
  }
  // A countdown in seconds is on screen.
  if (state.overlay?.type === 'login' && state.overlay.failure === null)
    next = Math.min(next, now + 1000 - (now % 1000))
  return Number.isFinite(next) ? Math.max(next, now + 1) : null
}

/** Time until a remaining (or, negative, past) duration is shown as another number. */
function untilNextStep(left: number): number {
  const unit = Math.abs(left) >= DAY ? 60 * MINUTE : MINUTE
  const rest = left % unit
  return left > 0 ? rest + 1 : unit + rest
}
