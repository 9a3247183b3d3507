import { entryProblems, problemsOfFiles } from '../../session/problems.ts'
import type { Entry, ProfileIndex } from '../../session/profile-index.ts'
import { sessionsOf } from '../../session/sessions.ts'
import type { Status } from '../../session/status.ts'
import type { ProfileStatus } from '../../session/statuses.ts'
import type { SortOrder } from '../preferences.ts'
import { search } from './search.ts'

/** Lower numbers come first. */
const URGENCY: Readonly<Record<Status, number>> = {
  broken: 0,
  expired: 1,
  'signed-out': 2,
  expiring: 3,
  renewable: 4,
  unverified: 5,
  valid: 6,
}

const NEEDS_USER: ReadonlySet<Status> = new Set(['broken', 'expired', 'signed-out', 'expiring'])

/** True if a profile does not work, soon will not, or has a problem that is an error. */
function needsAttention(profileIndex: ProfileIndex, entry: Entry, { status }: ProfileStatus): boolean {
  return (
    NEEDS_USER.has(status) || entryProblems(profileIndex, entry).some((each) => each.severity === 'error')
  )
}

export interface OrderWanted {
  /** Indices of the profiles whose last check failed; they need attention whatever their status. */
  readonly failed: ReadonlySet<number>
  readonly filter: string
  /** By id. */
  readonly accountNames: ReadonlyMap<string, string>
  readonly sort: SortOrder
  readonly attentionOnly: boolean
}

/** Indices of the entries to show, in order. With a filter, `file` means the best matches first. */
export function orderOf(
  profileIndex: ProfileIndex,
  statuses: readonly ProfileStatus[],
  wanted: OrderWanted,
): number[] {
  let order =
    wanted.filter.trim() === ''
      ? profileIndex.entries.map((_, at) => at)
      : search(profileIndex, statuses, wanted.filter, wanted.accountNames)
  if (wanted.attentionOnly) {
    // Makes `entryProblems` faster for many profiles.
    problemsOfFiles(profileIndex)
    order = order.filter((at) => {
      const entry = profileIndex.entries[at]
      const status = statuses[at]
      return wanted.failed.has(at) || (entry && status && needsAttention(profileIndex, entry, status))
    })
  }
  const compare = comparison(profileIndex, statuses, wanted)
  return compare ? order.sort(compare) : order
}

function comparison(
  profileIndex: ProfileIndex,
  statuses: readonly ProfileStatus[],
  { sort, failed }: OrderWanted,
) {
  const name = (at: number) => profileIndex.entries[at]?.profile.name ?? ''
  const urgency = (at: number) => (failed.has(at) ? -1 : URGENCY[statuses[at]?.status ?? 'unverified'])
  const expiry = (at: number) => statuses[at]?.expiresAt ?? Number.POSITIVE_INFINITY
  const byName = (a: number, b: number) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a - b)
  switch (sort) {
    case 'file':
      return null
    case 'session': {
      const { ofEntry } = sessionsOf(profileIndex)
      // Those without a session come last.
      const session = (at: number) => (ofEntry[at] ?? -1) >>> 0
      return (a: number, b: number) => session(a) - session(b) || a - b
    }
    case 'name':
      return byName
    case 'status':
      return (a: number, b: number) => urgency(a) - urgency(b) || a - b
    case 'expiry':
      return (a: number, b: number) => (expiry(a) < expiry(b) ? -1 : expiry(a) > expiry(b) ? 1 : a - b)
  }
}
