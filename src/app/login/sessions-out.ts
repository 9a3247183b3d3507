import { sessionOfToken } from '../../session/login/session.ts'
import type { ProfileIndex } from '../../session/profile-index.ts'
import { sessionsOf } from '../../session/sessions.ts'
import type { ProfileStatus } from '../../session/statuses.ts'
import type { State } from '../state.ts'
import type { WantedLogin } from './login.ts'

const known = new WeakMap<readonly ProfileStatus[], readonly WantedLogin[]>()

/**
 * Every session of IAM Identity Center without which a profile does not work now, in file order. Worked out once for the
 * statuses: the title and the footer of each frame ask.
 */
export function sessionsOut({ profileIndex, statuses }: State): readonly WantedLogin[] {
  const found = known.get(statuses) ?? search(profileIndex, statuses)
  known.set(statuses, found)
  return found
}

function search(profileIndex: ProfileIndex, statuses: readonly ProfileStatus[]): WantedLogin[] {
  const isOut = (at: number) => {
    const status = statuses[at]?.status
    return status === 'expired' || status === 'signed-out'
  }
  return sessionsOf(profileIndex).list.flatMap(({ token, profiles }) => {
    const entry = token && profileIndex.entries[profiles.find(isOut) ?? -1]
    if (!entry) return []
    return [{ session: sessionOfToken(profileIndex.profiles, token), profile: entry.profile.name }]
  })
}
