import type { SessionServices } from '../dashboard/effects/session-effects.ts'
import { systemClock } from '../os/clock.ts'
import { openTokenFolder } from '../os/token-folder.ts'
import type { Session } from '../session/login/session.ts'
import { oidcFor, portalFor, type Route } from './connect.ts'

/**
 * The services over the real network and disk; loaded, with the SDK, when something is first sent.
 *
 * @param route the way for requests made for a profile, by the files as they are then
 */
export function createSessionServices(route: (profile: string | null) => Route): SessionServices {
  const folders = () => {
    const { ssoCache, cliCache } = route(null).environment
    return { tokens: openTokenFolder(ssoCache), roles: openTokenFolder(cliCache) }
  }
  const oidcPorts = async ({ region }: Session, profile: string | null) => ({
    oidc: oidcFor(route(profile), region),
    clock: systemClock,
    folder: folders().tokens,
  })
  return {
    loginPorts: oidcPorts,
    refreshPorts: oidcPorts,
    logoutPorts: async ({ region }, profile) => ({ portal: portalFor(route(profile), region), ...folders() }),
    portal: async ({ region }, profile) => portalFor(route(profile), region),
  }
}
