import { sessionOfToken } from '../../session/login/session.ts'
import { sessionsOf } from '../../session/sessions.ts'
import type { State } from '../state.ts'
import type { WantedLogin } from './login.ts'

/** Every session of IAM Identity Center without which a profile does not work now, in file order. */
export function sessionsOut({ profileIndex, statuses }: State): WantedLogin[] {
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
