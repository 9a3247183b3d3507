import { systemClock } from '../os/clock.ts'
import { openTokenFolder } from '../os/token-folder.ts'
import { mustFinish } from '../os/unfinished.ts'
import { configuredEndpoint } from '../profiles/endpoint.ts'
import { settingValue } from '../profiles/profile.ts'
import type { AwsPorts } from '../session/ports.ts'
import { openCallback, secretWord } from './callback.ts'
import { oidcFor, portalFor, signinFor } from './connect.ts'
import { consoleAddress } from './console.ts'
import { locate } from './locate.ts'
import { portsForWalk } from './open-walk.ts'
import { networkFor, type Route } from './route.ts'

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
    browser: { openCallback, secretWord },
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
    console: async (profile, credentials, service) => {
      const route = routeOf(profile)
      const owner = route.profiles.byName.get(profile)
      const region = route.environment.region || (owner && settingValue(owner, 'region')) || null
      const endpoint = configuredEndpoint('signin', route.variables, route.profiles, profile)
      return consoleAddress(credentials, { region, service, endpoint }, networkFor(route))
    },
  }
}
