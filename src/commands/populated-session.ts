import {
  type Session,
  sessionNamed,
  sessionNameOf,
  sessionOfProfile,
  sessionOfToken,
} from '../session/login/session.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import { sessionsOf } from '../session/sessions.ts'
import type { CommandContext } from './context.ts'
import { UsageError } from './usage-error.ts'

/**
 * The session whose accounts are wanted: the sso-session of that name, or the start URL of legacy profiles; without a name
 * that of the active profile, else the only one. Throws `UsageError` if there is none, or no telling which. `profile` is one
 * of the session's, or null.
 */
export function populatedSession(
  { environment }: CommandContext,
  index: ProfileIndex,
  name: string | undefined,
): { readonly session: Session; readonly profile: string | null } {
  const { profiles } = index
  const all = sessionsOf(index).list.filter(({ type }) => type !== 'login-session')
  const chosen = name ?? activeSession(index, environment.activeProfile) ?? onlyName(all)
  const found = all.find((each) => each.name === chosen)
  const owner = found?.profiles[0]
  const profile = owner === undefined ? null : (index.entries[owner]?.profile.name ?? null)
  if (found?.type === 'sso-legacy' && found.token)
    return { session: sessionOfToken(profiles, found.token), profile }
  const session = sessionNamed(profiles, chosen)
  if (typeof session === 'string') throw new UsageError(session)
  return { session, profile }
}

function activeSession(index: ProfileIndex, active: string | null): string | null {
  const entry = active === null ? undefined : index.entryOf(active)
  const session = entry ? sessionOfProfile(index.profiles, entry) : null
  return session === null || typeof session === 'string' ? null : sessionNameOf(session)
}

function onlyName(all: readonly { readonly name: string }[]): string {
  const [first, second] = all
  if (!first) {
    throw new UsageError(
      'there is no sso-session to take accounts from; awsprof set --sso-session NAME --create sso_start_url URL begins one',
    )
  }
  if (second) throw new UsageError(`name a session: ${all.map((each) => each.name).join(', ')}`)
  return first.name
}
