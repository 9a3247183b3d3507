import { portalFor } from '../aws/connect.ts'
import { openTokenFolder } from '../os/token-folder.ts'
import type { TokenSource } from '../profiles/link.ts'
import type { Inventory } from '../session/inventory.ts'
import { logout as end } from '../session/logout.ts'
import { targetName } from '../session/sso-target.ts'
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
  const { inventory } = survey(context)
  const { variables, environment } = context
  const chosen = all ? null : chosenSso(context, inventory, name, ssoSession)
  const sources = chosen ? [chosen.target] : allSources(inventory)
  for (const source of sources) {
    const route = { variables, environment, profiles: inventory.profiles, profile: chosen?.profile ?? null }
    const wasLoggedIn = await end(source, inventory, {
      portal: portalFor(route, source.region),
      tokens: openTokenFolder(environment.ssoCache),
      roles: openTokenFolder(environment.cliCache),
      signal: new AbortController().signal,
    })
    say(wasLoggedIn ? `logged out of ${targetName(source)}` : `${targetName(source)} was not logged in`)
  }
  return 0
}

function allSources({ entries }: Inventory): TokenSource[] {
  const sources = new Map<string, TokenSource>()
  for (const { chain } of entries) if (chain.token) sources.set(tokenCacheName(chain.token), chain.token)
  return [...sources.values()]
}
