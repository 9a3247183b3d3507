import type { ProfileStatus } from '../session/statuses.ts'
import { duration, shortDuration } from './duration.ts'

type Known = Pick<ProfileStatus, 'status' | 'expiresAt'>

/** The status for the list, in at most 13 cells: `valid 5h 12m`, `expired 2h`, `signed out`. */
export function statusShort({ status, expiresAt }: Known, now: number): string {
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

/** The status for the details: `valid for 5h 12m`, `expired 2h ago`. */
export function statusLong(profileStatus: Known, now: number): string {
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
        : 'renewable: the AWS CLI renews it'
    case 'expired':
      return expiresAt === null ? 'expired' : `expired ${duration(now - expiresAt)} ago`
    case 'signed-out':
      return 'signed out: no usable token'
    case 'unverified':
      return 'unverified: only a check can tell'
    case 'broken':
      return 'broken: these settings cannot work'
  }
}
