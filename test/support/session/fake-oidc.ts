import type { OidcClient } from '../../../src/session/oidc-client.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { MINUTE, NOW } from '../state/state.ts'

/** The answer to a token request: the code of an error with status 400, any other error, or a token. */
export type TokenAnswer = string | ServiceError | 'token'

export interface FakeOidc extends OidcClient {
  readonly calls: readonly string[]
  /** Client ids that the service no longer accepts. */
  readonly revoked: Set<string>
  /** The answers to the next token requests; the last one is repeated. */
  readonly tokens: TokenAnswer[]
  /** Called before a request is answered. */
  onCall: (what: string) => void | Promise<void>
}

/** The SSO OIDC service in memory. Every registration gets a new client. */
export function fakeOidc(
  tokens: readonly TokenAnswer[] = ['token'],
  grant: { readonly expiresIn?: number; readonly interval?: number } = {},
): FakeOidc {
  const calls: string[] = []
  let clients = 0
  let count = 0
  const oidc: FakeOidc = {
    calls,
    revoked: new Set(),
    tokens: [...tokens],
    onCall: () => undefined,
    register: async ({ clientName, scopes, browser }) => {
      const of = browser ? ` for ${browser.issuerUrl} at ${browser.redirectUri}` : ''
      calls.push(`register ${clientName} ${scopes.join(' ')}${of}`)
      await oidc.onCall('register')
      const nth = ++clients
      return {
        clientId: `client-${nth}`,
        clientSecret: `secret-${nth}`,
        expiresAt: NOW + 90 * 24 * 60 * MINUTE,
      }
    },
    startDevice: async ({ clientId, startUrl }) => {
      calls.push(`device ${clientId} ${startUrl}`)
      await oidc.onCall('device')
      if (oidc.revoked.has(clientId)) throw serviceError('InvalidClientException', 401)
      const nth = ++count
      return {
        deviceCode: `device-${nth}`,
        userCode: `CODE-${nth}`,
        verificationUri: 'https://device.example/',
        verificationUriComplete: `https://device.example/?user_code=CODE-${nth}`,
        expiresIn: grant.expiresIn ?? 600,
        interval: grant.interval ?? 1,
      }
    },
    authorizeUrl: (request) => `https://oidc.example/authorize?${JSON.stringify(request)}`,
    createToken: async (request) => {
      const what =
        'deviceCode' in request
          ? request.deviceCode
          : 'code' in request
            ? `${request.code} ${request.codeVerifier} ${request.redirectUri}`
            : request.refreshToken
      calls.push(`token ${request.clientId} ${what}`)
      await oidc.onCall('token')
      const answer = oidc.tokens.length > 1 ? oidc.tokens.shift() : oidc.tokens[0]
      if (oidc.revoked.has(request.clientId)) throw serviceError('InvalidClientException', 401)
      if (answer === 'token') {
        const nth = calls.length
        return { accessToken: `access-${nth}`, expiresIn: 28_800, refreshToken: `refresh-${nth}` }
      }
      throw answer instanceof ServiceError ? answer : serviceError(answer ?? 'nothing')
    },
  }
  return oidc
}

/** An error as `src/aws/call.ts` throws it. */
export function serviceError(
  code: string,
  status: number | null = 400,
  message = `${code} was said`,
): ServiceError {
  return new ServiceError(code, message, { status })
}
