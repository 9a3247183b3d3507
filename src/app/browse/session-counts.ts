import { sessionStatus, sessionsOf } from '../../session/sessions.ts'
import type { State } from '../state.ts'

/** True if the list has headings of sessions. */
export function isBySession({ grouping, profileIndex }: State): boolean {
  return grouping === 'session' && sessionsOf(profileIndex).list.length > 1
}

/** How many sessions there are, and of those that profiles use, how many work and how many one has to log in to. */
export interface SessionCounts {
  readonly total: number
  readonly live: number
  readonly expiring: number
  readonly out: number
}

/** Whatever the filter. */
export function sessionCounts(state: State): SessionCounts {
  const { profileIndex, statuses, caches, now, setup } = state
  const { list } = sessionsOf(profileIndex)
  const counts = { total: list.length, live: 0, expiring: 0, out: 0 }
  for (const session of list) {
    const [first] = session.profiles
    if (first === undefined) continue
    const { status } =
      statuses[first] ?? sessionStatus(profileIndex, session, caches, now, setup.preferences.expiringMs)
    if (status === 'valid' || status === 'renewable') counts.live++
    else if (status === 'expiring') counts.expiring++
    else if (status === 'expired' || status === 'signed-out') counts.out++
  }
  return counts
}
