import { readHome } from '../os/read-home.ts'
import { openTokenFolder } from '../os/token-folder.ts'
import type { TokenSource } from '../profiles/link.ts'
import { tokenCacheName } from '../session/cache/token-cache.ts'
import { untoldSentence } from '../session/login/login-reason.ts'
import { logout as end, keptPath, type LogoutOutcome, logoutOfTheRest } from '../session/login/logout.ts'
import { sessionNamed, sessionNameOf } from '../session/login/session.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { say } from './output.ts'
import { portsOf } from './ports.ts'
import { reportUnreadable } from './report-files.ts'
import { chosenSso, namedOrOnly } from './sso-choice.ts'
import { UsageError } from './usage-error.ts'

export interface LogoutOptions {
  readonly ssoSession?: string
  readonly all?: boolean
}

/** `awsprof logout`: ends one session, or all. Resolves to the exit status: 1 if one could not be ended. */
export async function logout(
  context: CommandContext,
  name: string | undefined,
  { ssoSession, all }: LogoutOptions,
): Promise<number> {
  if (all && (name !== undefined || ssoSession !== undefined))
    throw new UsageError('--all is for every session: name none beside it')
  if (context.options.readOnly) {
    say(context, 'nothing is written with --read-only')
    return BAD_NEWS
  }
  const home = readHome(context.environment)
  reportUnreadable(context, home)
  const { profileIndex } = home
  const named = all ? null : namedOrOnly(context, profileIndex, 'logout', { name, ssoSession })
  const chosen = named && chosenSso(context, profileIndex, named.name, named.ssoSession)
  const signal = abortOnInterrupt()
  const aws = portsOf(context, profileIndex.profiles)
  let status: number = DONE
  for (const source of chosen ? [chosen.session] : allSources(profileIndex)) {
    try {
      const ports = aws.logout(source, chosen?.profile ?? null)
      const outcome = await end(source, profileIndex, ports, signal)
      if (!tell(context, sessionNameOf(source), outcome)) status = BAD_NEWS
      if (signal.aborted) return INTERRUPTED
    } catch (error) {
      if (signal.aborted) return INTERRUPTED
      say(context, `could not log out of ${sessionNameOf(source)}: ${reasonOf(error)}`)
      status = BAD_NEWS
    }
  }
  if (all) {
    const { ssoCache, cliCache } = context.environment
    const rest = {
      portal: (region: string) => aws.portal(region, null),
      tokens: openTokenFolder(ssoCache),
      roles: openTokenFolder(cliCache),
    }
    try {
      for (const { name: session, outcome } of await logoutOfTheRest(rest, signal))
        if (!tell(context, session, outcome)) status = BAD_NEWS
    } catch (error) {
      if (signal.aborted) return INTERRUPTED
      say(context, `could not log out of every session: ${reasonOf(error)}`)
      status = BAD_NEWS
    }
  }
  return signal.aborted ? INTERRUPTED : status
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error'
}

/** Says what became of a session. Returns whether it has ended everywhere. */
function tell(context: CommandContext, name: string, outcome: LogoutOutcome): boolean {
  switch (outcome.type) {
    case 'ended':
      say(context, `logged out of ${name}`)
      return true
    case 'absent':
      say(context, `${name} was not logged in`)
      return true
    case 'untold':
      say(context, untoldSentence(name, outcome.reason))
      return false
    case 'kept':
      say(context, `could not log out of ${name}: cannot remove ${keptPath(outcome, context.environment)}`)
      return false
  }
}

/** Every session of the files, whether a profile uses it or not. */
function allSources({ entries, profiles }: ProfileIndex): TokenSource[] {
  const sources = new Map<string, TokenSource>()
  const add = (source: TokenSource) => sources.set(tokenCacheName(source), source)
  for (const { chain } of entries) if (chain.token) add(chain.token)
  for (const name of profiles.sessions.keys()) {
    const session = sessionNamed(profiles, name)
    if (typeof session !== 'string') add(session)
  }
  return [...sources.values()]
}
