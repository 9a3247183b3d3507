import { systemClock } from '../os/clock.ts'
import { openTokenFolder, withoutWriting } from '../os/token-folder.ts'
import { mustFinish } from '../os/unfinished.ts'
import { dnsSuffix } from '../profiles/endpoint.ts'
import { settingValue } from '../profiles/profile.ts'
import type { OidcClient } from '../session/oidc-client.ts'
import type { AwsPorts, WalkOptions, WalkPorts } from '../session/ports.ts'
import { ServiceError } from '../session/service-error.ts'
import { networkFor, oidcFor, portalFor, type Route, signinFor } from './connect.ts'
import { consoleAddress } from './console.ts'
import { locate } from './locate.ts'
import { walkPorts } from './walk-ports.ts'

/**
 * All ports over the real network and disk. Import this module only to make requests, because it loads the SDK.
 *
 * @param given where requests for a profile go, according to the files at the time of the call
 * @param onClock called with AWS's clock minus ours, ms, whenever an answer tells it
 */
export function createAwsPorts(
  given: (profile: string | null) => Route,
  onClock: (offsetMs: number) => void,
): AwsPorts {
  const routeOf = (profile: string | null) => ({ ...given(profile), onClock })
  const { ssoCache, cliCache, loginCache } = routeOf(null).environment
  return {
    oidc: ({ region }, profile) => ({
      oidc: oidcFor(routeOf(profile), region),
      clock: systemClock,
      folder: openTokenFolder(ssoCache),
      mustFinish,
    }),
    locate: (startUrl, profile, signal) => locate(startUrl, networkFor(routeOf(profile)), signal),
    portal: (region, profile) => portalFor(routeOf(profile), region),
    logout: ({ region }, profile) => ({
      portal: portalFor(routeOf(profile), region),
      tokens: openTokenFolder(ssoCache),
      roles: openTokenFolder(cliCache),
    }),
    signin: (profile) => ({
      signin: signinFor(routeOf(profile)),
      clock: systemClock,
      folder: openTokenFolder(loginCache),
    }),
    walk: (profile, options) => portsForWalk(routeOf(profile), options),
    console: async (profile, credentials) => {
      const route = routeOf(profile)
      const owner = route.profiles.byName.get(profile)
      const region = route.environment.region ?? (owner && settingValue(owner, 'region')) ?? null
      return consoleAddress(credentials, region, dnsSuffix(region ?? 'us-east-1'), networkFor(route))
    },
  }
}

function portsForWalk(
  route: Route,
  { timeoutMs, mfaCode, isReadOnly, onTerminal, usesRoleCache = true }: WalkOptions,
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
    ...(onTerminal && { onTerminal }),
  })
  return isReadOnly ? { ...ports, oidc: () => NO_RENEWAL, signin: null } : ports
}

const refuse = () => {
  throw new ServiceError('cancelled', 'With --read-only, tokens are not renewed')
}

const NO_RENEWAL: OidcClient = { register: refuse, startDevice: refuse, createToken: refuse }
