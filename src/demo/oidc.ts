import { type Answer, fieldsOf, type Incoming, json, restError } from './answer.ts'
import { checkVerifier, redirectsOf } from './authorize.ts'
import { type Grant, nextWord, type World } from './world.ts'

const CLIENT_DAYS = 90
const INTERVAL_S = 1
const CODE_MS = 60_000
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** POST /client/register */
export function registerClient(request: Incoming, world: World): Answer {
  const fields = fieldsOf(request.body)
  const { clientName, clientType } = fields
  if (typeof clientName !== 'string' || clientType !== 'public') {
    return restError(
      'InvalidRequestException',
      'clientName and clientType are required',
      400,
      'invalid_request',
    )
  }
  const redirects = redirectsOf(fields)
  if (redirects === null)
    return restError('InvalidRedirectUriException', 'Invalid redirect URI', 400, 'invalid_redirect_uri')
  const clientId = nextWord(world, 'client', 22)
  const clientSecret = nextWord(world, 'client secret', 43)
  world.clients.set(clientId, clientSecret)
  if (redirects.length > 0) world.redirects.set(clientId, redirects)
  const issued = Math.floor(world.now() / 1000)
  return json({
    clientId,
    clientSecret,
    clientIdIssuedAt: issued,
    clientSecretExpiresAt: issued + CLIENT_DAYS * 86_400,
  })
}

/** POST /device_authorization */
export function startDeviceAuthorization(request: Incoming, world: World): Answer {
  const fields = fieldsOf(request.body)
  const refused = checkClient(fields, world)
  if (refused) return refused
  if (typeof fields.startUrl !== 'string' || fields.startUrl === '') {
    return restError('InvalidRequestException', 'startUrl is required', 400, 'invalid_request')
  }
  const letters = nextWord(world, 'user code', 43)
    .toUpperCase()
    .replace(/[^B-DF-HJ-NP-TV-XZ]/g, '')
  const userCode = `${letters.padEnd(8, 'K').slice(0, 4)}-${letters.padEnd(8, 'Q').slice(4, 8)}`
  const deviceCode = nextWord(world, 'device', 40)
  const grant: Grant = { deviceCode, userCode, startedAt: world.now(), askedAt: null, state: 'pending' }
  world.grants.set(deviceCode, grant)
  return json({
    deviceCode,
    userCode,
    verificationUri: `${world.url}/device`,
    verificationUriComplete: `${world.url}/device?user_code=${userCode}`,
    expiresIn: world.deviceSeconds,
    interval: INTERVAL_S,
  })
}

/** POST /token */
export function createToken(request: Incoming, world: World): Answer {
  const fields = fieldsOf(request.body)
  const refused = checkClient(fields, world)
  if (refused) return refused
  if (fields.grantType === 'refresh_token') return refresh(String(fields.refreshToken ?? ''), world)
  if (fields.grantType === 'authorization_code') return exchange(fields, world)
  if (fields.grantType !== DEVICE_GRANT) {
    return restError('UnsupportedGrantTypeException', 'Unsupported grant type', 400, 'unsupported_grant_type')
  }
  const grant = world.grants.get(String(fields.deviceCode ?? ''))
  if (!grant || grant.state === 'used') {
    return restError('InvalidGrantException', 'Invalid device code', 400, 'invalid_grant')
  }
  if (world.now() - grant.startedAt > world.deviceSeconds * 1000) {
    return restError('ExpiredTokenException', 'Device code has expired', 400, 'expired_token')
  }
  if (grant.state === 'denied')
    return restError('AccessDeniedException', 'Access denied', 400, 'access_denied')
  grant.askedAt ??= world.now()
  const waited = world.now() - grant.askedAt
  const isApproved =
    grant.state === 'approved' || (world.autoApproveMs !== null && waited >= world.autoApproveMs)
  if (!isApproved) {
    return restError(
      'AuthorizationPendingException',
      'Authorization is pending',
      400,
      'authorization_pending',
    )
  }
  grant.state = 'used'
  return issue(world)
}

/** An authorization code works once, even if it is used wrongly. */
function exchange(fields: Readonly<Record<string, unknown>>, world: World): Answer {
  const code = String(fields.code ?? '')
  const granted = world.authorizations.get(code)
  world.authorizations.delete(code)
  const isRight =
    granted !== undefined &&
    granted.clientId === fields.clientId &&
    granted.redirectUri === fields.redirectUri &&
    world.now() - granted.grantedAt <= CODE_MS &&
    checkVerifier(fields.codeVerifier, granted.codeChallenge)
  return isRight
    ? issue(world)
    : restError('InvalidGrantException', 'Invalid authorization code', 400, 'invalid_grant')
}

/** A refresh token works once, so that a client that uses it twice is noticed. */
function refresh(token: string, world: World): Answer {
  if (!world.refreshTokens.delete(token)) {
    return restError('InvalidGrantException', 'Invalid refresh token', 400, 'invalid_grant')
  }
  return issue(world)
}

function issue(world: World): Answer {
  const accessToken = `aoa${nextWord(world, 'access', 43)}`
  const refreshToken = `aor${nextWord(world, 'refresh', 43)}`
  world.accessTokens.set(accessToken, world.now() + world.tokenSeconds * 1000)
  world.refreshTokens.add(refreshToken)
  return json({ accessToken, tokenType: 'Bearer', expiresIn: world.tokenSeconds, refreshToken })
}

function checkClient(
  { clientId, clientSecret }: Readonly<Record<string, unknown>>,
  world: World,
): Answer | null {
  const isKnown = typeof clientId === 'string' && world.clients.get(clientId) === clientSecret
  return isKnown ? null : restError('InvalidClientException', 'Invalid client', 401, 'invalid_client')
}
