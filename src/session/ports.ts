import type { TokenSource } from '../profiles/link.ts'
import type { Session } from './login/session.ts'

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

/** The arguments by which the AWS CLI names a cached AssumeRole reply; absent ones are left out. */
export interface AssumeRoleArguments {
  readonly RoleArn: string
  readonly ExternalId?: string
  readonly SerialNumber?: string
  readonly DurationSeconds?: number
  readonly RoleSessionName?: string
}

/** Who the credentials belong to, by STS. */
export interface CallerIdentity {
  readonly account: string
  readonly arn: string
  readonly userId: string
}

/** An answer of AssumeRole and its like, with what the AWS CLI caches of it. */
export interface AssumedRole {
  readonly credentials: Credentials
  readonly assumedRoleId: string
  readonly arn: string
}

/** STS as a chain uses it. Every call rejects with `ServiceError`. */
export interface StsClient {
  readonly assumeRole: (
    args: AssumeRoleArguments & { readonly TokenCode?: string },
    source: Credentials,
    signal: AbortSignal,
  ) => Promise<AssumedRole>
  readonly assumeRoleWithWebIdentity: (
    args: { readonly RoleArn: string; readonly RoleSessionName?: string; readonly WebIdentityToken: string },
    signal: AbortSignal,
  ) => Promise<AssumedRole>
  readonly callerIdentity: (credentials: Credentials, signal: AbortSignal) => Promise<CallerIdentity>
}

/** What a walk needs of the outside world, for one profile. All but `now` and the folders may reject with `WalkError`. */
export interface WalkPorts {
  readonly clock: Clock
  /**
   * Tell the ways to each service apart: walks whose ports go the same way ask the same service in the same manner, and
   * may share its answers.
   */
  readonly routes: { readonly sts: string; readonly portal: string; readonly metadata: string }
  readonly sts: StsClient
  readonly portal: (region: string) => PortalClient
  readonly oidc: (region: string) => OidcClient
  /** `~/.aws/sso/cache`. */
  readonly tokens: TokenFolder
  /** `~/.aws/cli/cache`; null where nothing is to be taken from it or put there. */
  readonly roles: TokenFolder | null
  /** Text of `~/.aws/login/cache/NAME`. */
  readonly logins: Pick<TokenFolder, 'read'>
  /** Runs a credential_process; resolves to its output. */
  readonly runProcess: (command: string, signal: AbortSignal) => Promise<string>
  readonly readFile: (path: string) => Promise<string>
  /** Keys in the environment, or null where there are none. */
  readonly environmentKeys: () => Credentials | null
  /** Null where this is no container. */
  readonly container: (signal: AbortSignal) => Promise<Credentials | null>
  readonly instance: (signal: AbortSignal) => Promise<Credentials>
  /** The six digits that a device shows; rejects where nobody can be asked. */
  readonly mfaCode: (serial: string, signal: AbortSignal) => Promise<string>
}

/** What logging in to a session of IAM Identity Center and renewing its token need. */
export interface OidcPorts {
  readonly oidc: OidcClient
  readonly clock: Clock
  /** `~/.aws/sso/cache`. */
  readonly folder: TokenFolder
}

export interface LogoutPorts {
  readonly portal: PortalClient
  /** `~/.aws/sso/cache`. */
  readonly tokens: TokenFolder
  /** `~/.aws/cli/cache`. */
  readonly roles: TokenFolder
}

export interface WalkOptions {
  /** For one link, ms. */
  readonly timeoutMs: number
  readonly mfaCode: WalkPorts['mfaCode']
  /** With `--read-only` caches are read, but nothing is written there, and no refresh token is spent. */
  readonly isReadOnly: boolean
  /** False for `check --no-cache`: role credentials are asked for anew. */
  readonly usesRoleCache?: boolean
}

/**
 * Everything that sends something, made for one profile (null for none): its settings decide where requests go. Each may
 * throw if the CA bundle cannot be read.
 */
export interface AwsPorts {
  readonly oidc: (session: Session, profile: string | null) => OidcPorts
  readonly portal: (region: string, profile: string | null) => PortalClient
  readonly logout: (source: TokenSource, profile: string | null) => LogoutPorts
  readonly walk: (profile: string | null, options: WalkOptions) => WalkPorts
  /** The console's address, signed in with these credentials. Rejects with `ServiceError`. */
  readonly console: (profile: string, credentials: Credentials) => Promise<string>
}
