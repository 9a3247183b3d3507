import { portalFor, type Route } from '../aws/connect.ts'
import { openTokenFolder } from '../os/token-folder.ts'
import type { TokenSource } from '../profiles/link.ts'
import { tokenCacheName } from '../session/cache/token-cache.ts'
import { logout as end, logoutOfTheRest } from '../session/login/logout.ts'
import { targetName, targetOfSession } from '../session/login/session.ts'
import type { Inventory } from '../session/profile-index.ts'
import { type Context, survey } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { say } from './output.ts'
import { reportUnreadable } from './report-files.ts'
import { chosenSso } from './sso-choice.ts'

export interface LogoutOptions {
  readonly ssoSession?: string
  readonly all?: boolean
}

/** `awsprof logout`: ends one session, or all of them. Resolves to the exit status. */
export async function logout(
  context: Context,
  name: string | undefined,
  { ssoSession, all }: LogoutOptions,
): Promise<number> {
  if (context.options.readOnly) {
    say('nothing is written with --read-only')
    return BAD_NEWS
  }
  const found = survey(context)
  reportUnreadable(context, found)
  const { inventory } = found
  const chosen = all ? null : chosenSso(context, inventory, name, ssoSession)
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort())
  const { signal } = abort
  let status: number = DONE
  for (const source of chosen ? [chosen.target] : allSources(inventory)) {
    try {
      await endOne(context, inventory, source, chosen?.profile ?? null, signal)
      if (signal.aborted) return INTERRUPTED
    } catch (error) {
      say(`not logged out of ${targetName(source)}: ${error instanceof Error ? error.message : 'unknown'}`)
      status = BAD_NEWS
    }
  }
  if (all) {
    const portal = (region: string) => portalFor(routeOf(context, inventory, null), region)
    try {
      for (const startUrl of await logoutOfTheRest({ ...foldersOf(context), portal, signal }))
        say(`logged out of ${startUrl}`)
    } catch (error) {
      say(`not logged out of all: ${error instanceof Error ? error.message : 'unknown'}`)
      status = BAD_NEWS
    }
  }
  return signal.aborted ? INTERRUPTED : status
}

function routeOf(
  { variables, environment }: Context,
  { profiles }: Inventory,
  profile: string | null,
): Route {
  return { variables, environment, profiles, profile }
}

function foldersOf({ environment }: Context) {
  return { tokens: openTokenFolder(environment.ssoCache), roles: openTokenFolder(environment.cliCache) }
}

async function endOne(
  context: Context,
  inventory: Inventory,
  source: TokenSource,
  profile: string | null,
  signal: AbortSignal,
): Promise<void> {
  const portal = portalFor(routeOf(context, inventory, profile), source.region)
  const outcome = await end(source, inventory, { portal, ...foldersOf(context), signal })
  const name = targetName(source)
  if (outcome === 'kept')
    throw new Error(`${context.environment.ssoCache}/${tokenCacheName(source)} cannot be removed`)
  say(outcome === 'ended' ? `logged out of ${name}` : `${name} was not logged in`)
}

/** The sessions of all profiles, and those that no profile uses. */
function allSources({ entries, profiles }: Inventory): TokenSource[] {
  const sources = new Map<string, TokenSource>()
  const add = (source: TokenSource) => sources.set(tokenCacheName(source), source)
  for (const { chain } of entries) if (chain.token) add(chain.token)
  for (const name of profiles.sessions.keys()) {
    const target = targetOfSession(profiles, name)
    if (typeof target !== 'string') add(target)
  }
  return [...sources.values()]
}
