/** AWS refuses signatures that are further off. */
const TOLERATED_MS = 5 * 60_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** True if AWS refuses what this machine signs. `offsetMs`: AWS's clock minus ours; null if it is unknown. */
export function isWrongClock(offsetMs: number | null): offsetMs is number {
  return offsetMs !== null && Math.abs(offsetMs) > TOLERATED_MS
}

/** `This machine’s clock is 7 minutes behind AWS’s`, without a full stop. */
export function clockClause(offsetMs: number): string {
  return `This machine’s clock is ${amount(Math.abs(offsetMs))} ${offsetMs > 0 ? 'behind' : 'ahead of'} AWS’s`
}

/** The error of a check, where the clock is why the AWS CLI fails. `raw`: the service's own words, or null. */
export function clockSkew(offsetMs: number, raw: string | null = null) {
  return {
    code: 'clock-skew',
    message: `${clockClause(offsetMs)}, so that AWS refuses what the AWS CLI signs.`,
    hint: SET_CLOCK,
    raw,
  }
}

/** What a wrong clock means for all that is shown, in sentences. */
export function clockWarning(offsetMs: number): string {
  return `${clockClause(offsetMs)}, so that statuses and times left are off by as much. Next: ${SET_CLOCK}.`
}

const SET_CLOCK =
  'set the clock, for example with sudo timedatectl set-ntp true, on macOS sudo sntp -sS time.apple.com, on Windows w32tm /resync'

function amount(milliseconds: number): string {
  if (milliseconds < 2 * HOUR_MS) return `${Math.round(milliseconds / MINUTE_MS)} minutes`
  if (milliseconds < 2 * DAY_MS) return `${Math.round(milliseconds / HOUR_MS)} hours`
  return `${Math.round(milliseconds / DAY_MS)} days`
}
