import {
  BROWSER_GRANTS,
  type DeviceGrant,
  type IssuedToken,
  type OidcClient,
  type Registration,
  type TokenGrant,
} from '../session/oidc-client.ts'
import { ServiceError } from '../session/service-error.ts'
import { call } from './call.ts'
import { clientConfig, type Network } from './client-config.ts'
import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from './sdk.ts'
import { watchClock } from './watch-clock.ts'

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'
const WHAT = 'IAM Identity Center'

/** The SSO OIDC service of a region, through the SDK. Makes no retries, because the login does. */
export function createOidcClient(network: Network, region: string, endpoint: string): OidcClient {
  const client = new SSOOIDCClient(clientConfig(network, { region, endpoint }))
  if (network.onClock) watchClock(client, network.onClock)
  const limit = network.connectTimeoutMs + network.replyTimeoutMs
  // A login can fail before its page is there: the host tells a wrong region or endpoint from a wrong network.
  const what = `${WHAT} at ${new URL(endpoint).host}`
  return {
    register: async ({ clientName, scopes, browser = null }, signal): Promise<Registration> => {
      const ofDevice = scopes.length > 0 ? { grantTypes: [DEVICE_CODE, 'refresh_token'] } : {}
      const command = new RegisterClientCommand({
        clientName,
        clientType: 'public',
        ...(scopes.length > 0 ? { scopes: [...scopes] } : {}),
        ...(browser === null
          ? ofDevice
          : {
              grantTypes: [...BROWSER_GRANTS],
              redirectUris: [browser.redirectUri],
              issuerUrl: browser.issuerUrl,
            }),
      })
      const reply = await call(what, signal, limit, (abortSignal) => client.send(command, { abortSignal }))
      return {
        clientId: text(reply.clientId),
        clientSecret: text(reply.clientSecret),
        expiresAt: seconds(reply.clientSecretExpiresAt) * 1000,
      }
    },
    startDevice: async ({ clientId, clientSecret, startUrl }, signal): Promise<DeviceGrant> => {
      const command = new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl })
      const reply = await call(what, signal, limit, (abortSignal) => client.send(command, { abortSignal }))
      const verificationUri = text(reply.verificationUri)
      return {
        deviceCode: text(reply.deviceCode),
        userCode: text(reply.userCode),
        verificationUri,
        verificationUriComplete:
          reply.verificationUriComplete === undefined ? verificationUri : text(reply.verificationUriComplete),
        expiresIn: seconds(reply.expiresIn),
        interval: reply.interval === undefined ? 0 : seconds(reply.interval),
      }
    },
    authorizeUrl: ({ clientId, redirectUri, state, scopes, codeChallenge }) => {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        code_challenge_method: 'S256',
        // In the plural, unlike OAuth's own.
        scopes: scopes.join(' '),
        code_challenge: codeChallenge,
      })
      return `${endpoint.replace(/\/+$/, '')}/authorize?${query}`
    },
    createToken: async (request, signal): Promise<IssuedToken> => {
      const { clientId, clientSecret } = request
      const command = new CreateTokenCommand({ clientId, clientSecret, ...grantOf(request) })
      const reply = await call(what, signal, limit, (abortSignal) => client.send(command, { abortSignal }))
      return {
        accessToken: text(reply.accessToken),
        expiresIn: seconds(reply.expiresIn),
        refreshToken: typeof reply.refreshToken === 'string' ? reply.refreshToken : null,
      }
    },
  }
}

function grantOf(grant: TokenGrant) {
  if ('deviceCode' in grant) return { grantType: DEVICE_CODE, deviceCode: grant.deviceCode }
  if ('refreshToken' in grant) return { grantType: 'refresh_token', refreshToken: grant.refreshToken }
  const { code, codeVerifier, redirectUri } = grant
  return { grantType: 'authorization_code', code, codeVerifier, redirectUri }
}

/** The SDK does not check types, and a login must not go on with half an answer. */
function text(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw new ServiceError('bad-reply', `${WHAT} sent an incomplete answer`)
}

/** Keeps years to four digits, which dates in the caches have. */
const LATEST_S = Date.UTC(9000, 0) / 1000

function seconds(value: unknown): number {
  if (typeof value === 'number' && value >= 0 && value <= LATEST_S) return value
  throw new ServiceError('bad-reply', `${WHAT} sent an answer with an invalid time`, { isFinal: true })
}
