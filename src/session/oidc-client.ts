/** A client of IAM Identity Center, registered for device logins. */
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

/** The SSO OIDC service of one region. Every call rejects with `ServiceError`. */
export interface OidcClient {
  readonly register: (
    request: { readonly clientName: string; readonly scopes: readonly string[] },
    signal: AbortSignal,
  ) => Promise<Registration>
  readonly startDevice: (
    request: Pick<Registration, 'clientId' | 'clientSecret'> & { readonly startUrl: string },
    signal: AbortSignal,
  ) => Promise<DeviceGrant>
  readonly createToken: (
    request: Pick<Registration, 'clientId' | 'clientSecret'> &
      ({ readonly deviceCode: string } | { readonly refreshToken: string }),
    signal: AbortSignal,
  ) => Promise<IssuedToken>
}
