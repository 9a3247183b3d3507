import type { ProfileStatus } from '../session/statuses.ts'
import { counted } from '../text/counted.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds in words, as a screen reader should say them: `5 hours 12 minutes`, rounded down, two units at most. */
export function spokenDuration(milliseconds: number): string {
  const left = Math.max(0, milliseconds)
  if (left < MINUTE) return 'less than a minute'
  const days = Math.floor(left / DAY)
  const hours = Math.floor(left / HOUR) % 24
  const minutes = Math.floor(left / MINUTE) % 60
  const parts =
    days > 0
      ? [countedIfAny(days, 'day'), countedIfAny(hours, 'hour')]
      : [countedIfAny(hours, 'hour'), countedIfAny(minutes, 'minute')]
  return parts.filter((each) => each !== '').join(' ')
}

/** `1 problem`, `2 problems`; nothing for none. */
export function countedIfAny(count: number, noun: string): string {
  return count === 0 ? '' : counted(count, noun)
}

/** The status in words without symbols: `valid for 5 hours`, `expired 2 hours ago`, `signed out`. */
export function spokenStatus(
  { status, expiresAt }: Pick<ProfileStatus, 'status' | 'expiresAt'>,
  now: number,
): string {
  const left = expiresAt === null ? null : spokenDuration(Math.abs(expiresAt - now))
  switch (status) {
    case 'valid':
      return left === null ? 'valid' : `valid for ${left}`
    case 'expiring':
      return left === null ? 'expiring' : `expiring in ${left}`
    case 'expired':
      return left === null ? 'expired' : `expired ${left} ago`
    case 'signed-out':
      return 'signed out'
    default:
      return status
  }
}
