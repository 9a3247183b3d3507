import { portalFor } from '../aws/connect.ts'
import { openTokenFolder } from '../os/token-folder.ts'
import type { TokenSource } from '../profiles/link.ts'
import type { Inventory } from '../session/inventory.ts'
import { logout as end } from '../session/logout.ts'
import { targetName, targetOfSession } from '../session/sso-target.ts'
import { tokenCacheName } from '../session/token-cache.ts'
import { type Context, survey } from './context.ts'
import { say } from './output.ts'
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
    return FAILED
  }
  const { inventory } = survey(context)
  const chosen = all ? null : chosenSso(context, inventory, name, ssoSession)
  let status = DONE
  for (const source of chosen ? [chosen.target] : allSources(inventory)) {
    try {
      await endOne(context, inventory, source, chosen?.profile ?? null)
    } catch (error) {
      say(`not logged out of ${targetName(source)}: ${error instanceof Error ? error.message : 'unknown'}`)
      status = FAILED
    }
  }
  return status
}

const DONE = 0
const FAILED = 1

async function endOne(
  { variables, environment }: Context,
  inventory: Inventory,
  source: TokenSource,
  profile: string | null,
): Promise<void> {
  const route = { variables, environment, profiles: inventory.profiles, profile }
  const outcome = await end(source, inventory, {
    portal: portalFor(route, source.region),
    tokens: openTokenFolder(environment.ssoCache),
    roles: openTokenFolder(environment.cliCache),
    signal: new AbortController().signal,
  })
  const name = targetName(source)
  if (outcome === 'kept')
    throw new Error(`${environment.ssoCache}/${tokenCacheName(source)} cannot be removed`)
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
