/** A client of IAM Identity Center, registered for logins with a code or for those in a browser. */
export interface Registration {
  readonly clientId: string
  readonly clientSecret: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

export interface DeviceGrant {
  readonly deviceCode: string
  readonly userCode: string
  readonly verificationUri: string
  readonly verificationUriComplete: string
  /** Seconds. */
  readonly expiresIn: number
  /** Seconds between two requests for the token; 0 if the service names no interval. */
  readonly interval: number
}

export interface IssuedToken {
  readonly accessToken: string
  /** Seconds. */
  readonly expiresIn: number
  readonly refreshToken: string | null
}

/** What a client that logs in with a browser is registered for. */
export interface BrowserClient {
  /** The start URL, as the service knows it. */
  readonly issuerUrl: string
  /** Without a port: any port of this machine will do (RFC 8252, 7.3). */
  readonly redirectUri: string
}

/** What such a client may ask for (AWS CLI v2, botocore/utils.py). */
export const BROWSER_GRANTS = ['authorization_code', 'refresh_token'] as const

/** Where a browser asks for the user's approval (RFC 6749, 4.1.1; RFC 7636, 4.3). */
export interface AuthorizationRequest {
  readonly clientId: string
  readonly redirectUri: string
  readonly state: string
  readonly scopes: readonly string[]
  /** By the method S256. */
  readonly codeChallenge: string
}

/** What is given in return for a token. */
export type TokenGrant =
  | { readonly deviceCode: string }
  | { readonly refreshToken: string }
  | { readonly code: string; readonly codeVerifier: string; readonly redirectUri: string }

/** The SSO OIDC service of one region. Every request rejects with `ServiceError`. */
export interface OidcClient {
  readonly register: (
    request: {
      readonly clientName: string
      readonly scopes: readonly string[]
      /** Absent for logins with a code. */
      readonly browser?: BrowserClient | null
    },
    signal: AbortSignal,
  ) => Promise<Registration>
  readonly startDevice: (
    request: Pick<Registration, 'clientId' | 'clientSecret'> & { readonly startUrl: string },
    signal: AbortSignal,
  ) => Promise<DeviceGrant>
  /** The address for the browser; makes no request. */
  readonly authorizeUrl: (request: AuthorizationRequest) => string
  readonly createToken: (
    request: Pick<Registration, 'clientId' | 'clientSecret'> & TokenGrant,
    signal: AbortSignal,
  ) => Promise<IssuedToken>
}

/** As much of it as a renewal needs. */
export type TokenRenewer = Pick<OidcClient, 'createToken'>
