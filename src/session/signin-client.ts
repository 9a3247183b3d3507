/** What a session of `aws login` is renewed with. */
export interface RenewableLogin {
  readonly clientId: string
  readonly refreshToken: string
  /** The private key that proves whose refresh token it is, PEM. */
  readonly dpopKey: string
}

/** New access for a session of `aws login`, and the refresh token that replaces the one sent. */
export interface RenewedAccess {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Seconds. */
  readonly expiresIn: number
  readonly refreshToken: string
}

/** AWS Sign-In in one region. */
export interface SigninClient {
  /**
   * Renews the access of an `aws login` session. Nothing aborts it but its own time-out. Rejects with `ServiceError`, or
   * with `WalkError` if the key cannot be used.
   */
  readonly renew: (login: RenewableLogin) => Promise<RenewedAccess>
}
