import type { Route } from './aws/connect.ts'
import { consoleAddress } from './aws/console.ts'
import { walkPorts } from './aws/walk-ports.ts'
import { systemClock } from './os/clock.ts'
import { openTokenFolder } from './os/token-folder.ts'
import { dnsSuffix } from './profiles/endpoint.ts'
import { settingValue } from './profiles/profile.ts'
import { checkError } from './session/check-reason.ts'
import type { Entry } from './session/inventory.ts'
import { walk } from './session/walk.ts'
import { createMemo } from './session/walk-memo.ts'
import type { WalkPorts } from './session/walk-ports.ts'

/** What a walk needs over the real network and disk; loaded, with the SDK, when something is first checked. */
export function portsFor(route: Route, timeoutMs: number, mfaCode: WalkPorts['mfaCode']): WalkPorts {
  const { ssoCache, cliCache, loginCache } = route.environment
  return walkPorts(route, {
    clock: systemClock,
    tokens: openTokenFolder(ssoCache),
    roles: openTokenFolder(cliCache),
    logins: openTokenFolder(loginCache),
    timeoutMs,
    mfaCode,
  })
}

/** Address of the console, signed in as a profile; or why not, as a sentence. Never rejects. */
export async function consoleFor(
  entry: Entry,
  route: Route,
  ports: WalkPorts,
): Promise<{ readonly address: string } | { readonly failure: string }> {
  const { signal } = new AbortController()
  try {
    const { profiles } = route
    const { credentials } = await walk({
      profiles,
      chain: entry.chain,
      ports,
      memo: createMemo(),
      signal,
      onLink: () => {},
    })
    const region = route.environment.region ?? settingValue(entry.profile, 'region') ?? null
    return { address: await consoleAddress(credentials, region, dnsSuffix(region ?? 'us-east-1')) }
  } catch (error) {
    const { message, hint } = checkError(error, entry.profile.name, false).error
    return { failure: hint === null ? message : `${message} Next: ${hint}.` }
  }
}
