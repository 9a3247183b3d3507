import { systemClock } from '../os/clock.ts'
import { openTokenFolder, withoutWriting } from '../os/token-folder.ts'
import type { TokenRenewer } from '../session/oidc-client.ts'
import type { WalkOptions, WalkPorts } from '../session/ports.ts'
import { ServiceError } from '../session/service-error.ts'
import type { Route } from './route.ts'
import { walkPorts } from './walk-ports.ts'

/** What a walk needs, over the real network and disk. The SDK is loaded with the first request, if there is one. */
export function portsForWalk(
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

const NO_RENEWAL: TokenRenewer = { createToken: refuse }
