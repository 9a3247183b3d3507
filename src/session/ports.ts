/** A JSON file of one of the caches as it was found: its text, or why it could not be read. */
export type CacheFile = { readonly text: string } | { readonly unreadable: string }

/** Why a cache file cannot be used, with its name. */
export interface CacheProblem {
  readonly file: string
  readonly reason: string
}

/** The caches' files that chains ask for, by file name (`<sha1>.json`); a name that is absent has no file. */
export interface Caches {
  readonly sso: ReadonlyMap<string, CacheFile>
  readonly cli: ReadonlyMap<string, CacheFile>
  readonly login: ReadonlyMap<string, CacheFile>
}

export const NO_CACHES: Caches = { sso: new Map(), cli: new Map(), login: new Map() }

/** Time as the login, the refresh and the walk see it; tests give their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Rejects with the signal's reason when that aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

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
  /** Seconds between two questions. */
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

/** The folder `~/.aws/sso/cache`. */
export interface TokenFolder {
  /** The file of that name, or undefined. Never throws. */
  readonly read: (name: string) => CacheFile | undefined
  /** Names of all files in it. Never throws. */
  readonly list: () => readonly string[]
  /** Replaces a file in one step, mode 0600 for a new one. Throws a plain sentence as an Error's message. */
  readonly write: (name: string, text: string) => void
  readonly remove: (name: string) => void
  /** Runs `work` while no other process does so for this file. */
  readonly locked: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>
}

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | null
  /** Milliseconds since the epoch; null for those that do not expire, or do not say when. */
  readonly expiresAt: number | null
}

export interface PortalAccount {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** The portal of IAM Identity Center in one region. Every call rejects with `ServiceError`. */
export interface PortalClient {
  /** Page by page. */
  readonly accounts: (accessToken: string, signal: AbortSignal) => AsyncGenerator<readonly PortalAccount[]>
  readonly roles: (accessToken: string, accountId: string, signal: AbortSignal) => Promise<readonly string[]>
  readonly roleCredentials: (
    accessToken: string,
    accountId: string,
    roleName: string,
    signal: AbortSignal,
  ) => Promise<Credentials>
  readonly logout: (accessToken: string, signal: AbortSignal) => Promise<void>
}
