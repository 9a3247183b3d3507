import { shellWord } from '../profiles/shell-words.ts'
import { type Session, sessionNamed, sessionOfProfile } from '../session/login/session.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import { type SessionEntry, sessionsOf } from '../session/sessions.ts'
import type { CommandContext } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { UsageError } from './usage-error.ts'

/** What names the session to log in to or out of. */
export interface Named {
  readonly name: string | undefined
  readonly ssoSession: string | undefined
}

/**
 * What was named, or where nothing was and no profile is active, the only session there is. Throws `UsageError` with all of
 * them if there are several.
 */
export function namedOrOnly(
  { environment }: CommandContext,
  index: ProfileIndex,
  command: string,
  named: Named,
): Named {
  const isNamed = named.name !== undefined || named.ssoSession !== undefined
  if (isNamed || environment.activeProfile !== null || index.entryOf('default')) return named
  const [only, second] = sessionsOf(index).list
  if (!only) return named
  if (second) throw new UsageError(`no profile is active; name a session: ${commandsFor(index, command)}`)
  return nameOf(index, only)
}

/** How a session is named on the command line: an sso-session by itself, any other by the first of its profiles. */
function nameOf(index: ProfileIndex, { type, name, profiles: [first] }: SessionEntry): Named {
  if (type === 'sso-session') return { name: undefined, ssoSession: name }
  return { name: first === undefined ? undefined : index.entries[first]?.profile.name, ssoSession: undefined }
}

const MOST_NAMED = 10

function commandsFor(index: ProfileIndex, command: string): string {
  const all = sessionsOf(index).list.map((each) => {
    const { name, ssoSession } = nameOf(index, each)
    const words = ssoSession === undefined ? shellWord(name ?? '') : `--sso-session ${shellWord(ssoSession)}`
    return `awsprof ${command} ${words}`
  })
  const more = all.length - MOST_NAMED
  return all.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

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
