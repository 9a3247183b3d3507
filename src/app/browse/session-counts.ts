import { sessionsOf } from '../../session/sessions.ts'
import { sessionsOut } from '../login/sessions-out.ts'
import type { State } from '../state.ts'
import { hasSessionHeadings, statusOfSession } from './groups.ts'

/** True if the list has headings of sessions. */
export function isBySession({ grouping, profileIndex }: State): boolean {
  return grouping === 'session' && hasSessionHeadings(profileIndex)
}

/** How many sessions there are, how many of them work or are about to end, and to how many `L` would log in. */
export interface SessionCounts {
  readonly total: number
  readonly live: number
  readonly expiring: number
  readonly out: number
}

/** Whatever the filter. */
export function sessionCounts(state: State): SessionCounts {
  const { list } = sessionsOf(state.profileIndex)
  const { expiringMs } = state.setup.preferences
  const counts = { total: list.length, live: 0, expiring: 0, out: sessionsOut(state).length }
  for (const session of list) {
    const { status } = statusOfSession({ ...state, expiringMs }, session)
    if (status === 'valid' || status === 'renewable') counts.live++
    else if (status === 'expiring') counts.expiring++
  }
  return counts
}
