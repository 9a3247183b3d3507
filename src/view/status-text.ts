import type { ProfileStatus } from '../session/statuses.ts'
import { duration, shortDuration } from './duration.ts'

/** The status in few words for the list: `valid 5h 12m`, `expired 2h`, `signed out`. At most 13 cells. */
export function statusShort({ status, expiresAt }: ProfileStatus, now: number): string {
  switch (status) {
    case 'valid':
      return expiresAt === null ? 'valid' : `valid ${duration(expiresAt - now)}`
    case 'expiring':
      return expiresAt === null ? 'expiring' : `expiring ${shortDuration(expiresAt - now)}`
    case 'expired':
      return expiresAt === null ? 'expired' : `expired ${shortDuration(now - expiresAt)}`
    case 'signed-out':
      return 'signed out'
    default:
      return status
  }
}

/** The same as the beginning of a sentence for the details. */
export function statusLong(profileStatus: ProfileStatus, now: number): string {
  const { status, expiresAt } = profileStatus
  const left = expiresAt === null ? '' : duration(expiresAt - now)
  switch (status) {
    case 'valid':
      return left === '' ? 'valid' : `valid for ${left}`
    case 'expiring':
      return `expiring: ${left} left`
    case 'renewable':
      return expiresAt !== null && expiresAt > now
        ? `renewable: ${left} left, then the AWS CLI renews it`
        : 'renewable: the AWS CLI renews it itself'
    case 'expired':
      return expiresAt === null ? 'expired' : `expired ${duration(now - expiresAt)} ago`
    case 'signed-out':
      return 'signed out: no token that can be used'
    case 'unverified':
      return 'unverified: no local file can tell'
    case 'broken':
      return 'broken: these settings cannot work'
  }
}
