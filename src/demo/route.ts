import type { Answer, Incoming } from './answer.ts'
import { authorize, decideInBrowser } from './authorize.ts'
import { decide, devicePage } from './device-page.ts'
import { federation } from './federation.ts'
import { containerCredentials, metadata, metadataToken } from './metadata.ts'
import { createToken, registerClient, startDeviceAuthorization } from './oidc.ts'
import { getRoleCredentials, listAccountRoles, listAccounts, logout } from './portal.ts'
import type { Operation } from './script.ts'
import { renewAccess } from './signin.ts'
import { sts } from './sts.ts'
import type { World } from './world.ts'

type Handler = (request: Incoming, world: World) => Answer

interface Route {
  readonly operation: Operation
  readonly handle: Handler
}

const ROUTES: Readonly<Record<string, Route>> = {
  'POST /client/register': { operation: 'RegisterClient', handle: registerClient },
  'POST /device_authorization': { operation: 'StartDeviceAuthorization', handle: startDeviceAuthorization },
  'POST /v1/token': { operation: 'CreateOAuth2Token', handle: renewAccess },
  'POST /token': { operation: 'CreateToken', handle: createToken },
  'GET /federation': { operation: 'Federation', handle: federation },
  'GET /federation/credentials': { operation: 'GetRoleCredentials', handle: getRoleCredentials },
  'GET /assignment/accounts': { operation: 'ListAccounts', handle: listAccounts },
  'GET /assignment/roles': { operation: 'ListAccountRoles', handle: listAccountRoles },
  'POST /logout': { operation: 'Logout', handle: logout },
  'PUT /latest/api/token': { operation: 'MetadataToken', handle: metadataToken },
  'GET /container-credentials': { operation: 'ContainerCredentials', handle: containerCredentials },
  'GET /device': { operation: 'DevicePage', handle: devicePage },
  'GET /authorize': { operation: 'Authorize', handle: authorize },
  'POST /authorize/allow': {
    operation: 'Authorize',
    handle: (request, world) => decideInBrowser(request, world, true),
  },
  'POST /authorize/deny': {
    operation: 'Authorize',
    handle: (request, world) => decideInBrowser(request, world, false),
  },
  'POST /device/approve': {
    operation: 'DevicePage',
    handle: (request, world) => decide(request, world, 'approved'),
  },
  'POST /device/deny': {
    operation: 'DevicePage',
    handle: (request, world) => decide(request, world, 'denied'),
  },
}

const STS: readonly Operation[] = [
  'GetCallerIdentity',
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'GetSessionToken',
]

const NOWHERE: Route = {
  operation: 'Unknown',
  handle: () => ({ status: 404, headers: { 'content-type': 'text/plain' }, body: 'no such operation' }),
}

/** The operation that a request calls, and its handler. */
export function route(request: Incoming): Route {
  const { method, path, body } = request
  const known = ROUTES[`${method} ${path}`]
  if (known) return known
  if (method === 'GET' && path.startsWith('/latest/meta-data/'))
    return { operation: 'Metadata', handle: metadata }
  const action = method === 'POST' && path === '/' ? new URLSearchParams(body).get('Action') : null
  const operation = STS.find((each) => each === action)
  return operation ? { operation, handle: sts } : NOWHERE
}
