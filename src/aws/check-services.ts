import { systemClock } from '../os/clock.ts'
import { openTokenFolder, withoutWriting } from '../os/token-folder.ts'
import { dnsSuffix } from '../profiles/endpoint.ts'
import { settingValue } from '../profiles/profile.ts'
import type { OidcClient } from '../session/ports.ts'
import type { Entry } from '../session/profile-index.ts'
import { ServiceError } from '../session/service-error.ts'
import { checkError, checkedOf } from '../session/walk/check-reason.ts'
import { createMemo } from '../session/walk/memo.ts'
import { walk } from '../session/walk/walk.ts'
import type { WalkPorts } from '../session/walk/walk-ports.ts'
import { networkFor, type Route } from './connect.ts'
import { consoleAddress } from './console.ts'
import { walkPorts } from './walk-ports.ts'

export interface WalkOptions {
  /** For one link, ms. */
  readonly timeoutMs: number
  readonly mfaCode: WalkPorts['mfaCode']
  /** With `--read-only` caches are read, but nothing is put there, and no refresh token is spent. */
  readonly isReadOnly: boolean
  /** False for `check --no-cache`: role credentials are asked for anew. */
  readonly usesRoleCache?: boolean
}

/** What a walk needs over the real network and disk; loaded, with the SDK, when something is first checked. */
export function portsFor(
  route: Route,
  { timeoutMs, mfaCode, isReadOnly, usesRoleCache = true }: WalkOptions,
): WalkPorts {
  const { ssoCache, cliCache, loginCache } = route.environment
  const open = (folder: string) =>
    isReadOnly ? withoutWriting(openTokenFolder(folder)) : openTokenFolder(folder)
  const ports = walkPorts(route, {
    clock: systemClock,
    tokens: open(ssoCache),
    roles: usesRoleCache ? open(cliCache) : null,
    logins: open(loginCache),
    timeoutMs,
    mfaCode,
  })
  return isReadOnly ? { ...ports, oidc: () => NO_RENEWAL } : ports
}

const refuse = () => {
  throw new ServiceError('cancelled', 'With --read-only no token is renewed')
}

const NO_RENEWAL: OidcClient = { register: refuse, startDevice: refuse, createToken: refuse }

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
    const suffix = dnsSuffix(region ?? 'us-east-1')
    return { address: await consoleAddress(credentials, region, suffix, networkFor(route)) }
  } catch (error) {
    const { message, hint } = checkError(error, checkedOf(route.profiles, entry, error)).error
    return { failure: hint === null ? message : `${message} Next: ${hint}.` }
  }
}
