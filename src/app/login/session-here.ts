import { loginLink } from '../../session/login/aws-login.ts'
import { type Session, sessionNamed, sessionOfProfile, sessionOfToken } from '../../session/login/session.ts'
import { cursorOf } from '../browse/cursor.ts'
import { chosen, chosenGroup } from '../browse/selection.ts'
import type { State } from '../state.ts'

/** The sso-session under the cursor, or else the session of the chosen profile; a sentence if there is none. */
export function sessionHere(state: State): Session | string {
  const { profiles } = state.profileIndex
  const place = cursorOf(state)
  if (place?.target.kind === 'sso-session') return sessionNamed(profiles, place.target.name)
  const group = chosenGroup(state)
  if (group?.session?.token) return sessionOfToken(profiles, group.session.token)
  if (group?.session) return 'This session uses aws login, not IAM Identity Center.'
  if (group) return 'This heading stands for no session.'
  const entry = chosen(state)?.entry
  if (!entry) return 'There is no profile to log in with.'
  const session = sessionOfProfile(profiles, entry)
  if (session !== null && typeof session !== 'string') return session
  const { kind, links } = entry.chain
  const broken = links.find((each) => each.problem)?.problem
  if (broken) return broken.message
  if (loginLink(entry.chain)) return 'This profile uses aws login, not IAM Identity Center.'
  return `A profile of kind ${kind} has no session to log in to.`
}

/** The profile whose settings decide how requests are sent: the chosen one, or one below the heading; '' without one. */
export function profileHere(state: State): string {
  const first = chosenGroup(state)?.profiles[0]
  const below = first === undefined ? undefined : state.profileIndex.entries[first]?.profile.name
  return state.selected ?? below ?? ''
}

/** The profile whose `login_session` stands behind the chosen one; null if an sso-session does or none. */
export function loginHere(state: State): string | null {
  if (cursorOf(state)?.target.kind === 'sso-session') return null
  const entry = state.profileIndex.entryOf(profileHere(state))
  return (entry && loginLink(entry.chain)?.profile) ?? null
}
