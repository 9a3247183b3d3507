import { type Session, sessionNamed, sessionOfProfile } from '../session/login/session.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import type { CommandContext } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { UsageError } from './usage-error.ts'

/**
 * The session to log in to or out of: that of `--sso-session`, else that of the profile named, else that of the profile
 * that the environment selects. Throws `UsageError` if there is no such session.
 */
export function chosenSso(
  { environment }: CommandContext,
  profileIndex: ProfileIndex,
  name: string | undefined,
  ssoSession: string | undefined,
): { readonly session: Session; readonly profile: string | null } {
  if (ssoSession !== undefined) {
    const session = sessionNamed(profileIndex.profiles, ssoSession)
    if (typeof session === 'string') throw new UsageError(session)
    if (name !== undefined) entryNamed(profileIndex, name)
    return { session, profile: name ?? null }
  }
  const profile = name ?? environment.activeProfile ?? 'default'
  const entry = entryNamed(profileIndex, profile)
  const session = sessionOfProfile(profileIndex.profiles, entry)
  if (session !== null && typeof session !== 'string') return { session, profile }
  const broken = entry.chain.links.find((each) => each.problem)?.problem
  throw new UsageError(
    broken ? `${profile}: ${broken.message}` : `profile ${profile} does not use IAM Identity Center`,
  )
}
