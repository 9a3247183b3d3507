import { type SessionEntry, sessionsOf } from '../../session/sessions.ts'
import type { State } from '../state.ts'

/** The sessions that profiles use and that are about to end, with nothing that renews them; by name. */
export function expiringSessions({ profileIndex, statuses }: State): ReadonlySet<string> {
  const isExpiring = ({ profiles: [first] }: SessionEntry) =>
    first !== undefined && statuses[first]?.status === 'expiring'
  return new Set(
    sessionsOf(profileIndex)
      .list.filter(isExpiring)
      .map(({ name }) => name),
  )
}
