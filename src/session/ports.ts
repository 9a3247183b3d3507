import type { Variables } from '../profiles/environment.ts'
import type { TokenSource } from '../profiles/link.ts'
import type { BrowserPorts } from './browser-ports.ts'
import type { Session } from './login/session.ts'
import type { OidcClient, TokenRenewer } from './oidc-client.ts'
import type { SigninClient } from './signin-client.ts'

/** A JSON file from one of the caches: its text, or why it could not be read. */
export type CacheFile = { readonly text: string } | { readonly unreadable: string }

/** A cache file that cannot be used, and why: a predicate such as `is empty`. */
export interface CacheProblem {
  readonly file: string
  readonly reason: string
}

/** The cache files that chains refer to, by file name (`<sha1>.json`). A file that does not exist has no entry. */
export interface Caches {
  readonly sso: ReadonlyMap<string, CacheFile>
  readonly cli: ReadonlyMap<string, CacheFile>
  readonly login: ReadonlyMap<string, CacheFile>
}

export const NO_CACHES: Caches = { sso: new Map(), cli: new Map(), login: new Map() }

/** A port, so that tests can control time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Rejects with the signal's reason if that aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** The folder `~/.aws/sso/cache`, or one of the other caches. */
export interface TokenFolder {
  /** Undefined if there is no such file. Never throws. */
  readonly read: (name: string) => CacheFile | undefined
  /** Names of all files in the folder. Never throws. */
  readonly list: () => readonly string[]
  /** Replaces a file atomically; a new one gets mode 0600. Throws an `Error` whose message is fit for the user. */
  readonly write: (name: string, text: string) => void
  readonly remove: (name: string) => void
  /** Throws as `write` would, but changes nothing. */
  readonly probe: (name: string) => void
  /**
   * Runs `work` while holding the file's lock against other processes. Rejects if the lock cannot be taken, or with the
   * signal's reason if that aborts before it is.
   *
   * @param onHeldUp called once if another process keeps the lock for so long that one would notice
   */
  readonly locked: <Result>(
    name: string,
    work: () => Promise<Result>,
    signal?: AbortSignal,
    onHeldUp?: () => void,
  ) => Promise<Result>
}

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | null
  /** Milliseconds since the epoch; null if they do not expire or their expiry is unknown. */
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

/** The AssumeRole arguments. The AWS CLI hashes them to name the cached reply, so unset ones must be left out. */
export interface AssumeRoleArguments {
  readonly RoleArn: string
  readonly ExternalId?: string
  readonly SerialNumber?: string
  readonly DurationSeconds?: number
  readonly RoleSessionName?: string
}

/** Whose credentials they are, according to STS. */
export interface CallerIdentity {
  readonly account: string
  readonly arn: string
  readonly userId: string
}

/** The part of an AssumeRole or AssumeRoleWithWebIdentity reply that the AWS CLI caches. */
export interface AssumedRole {
  readonly credentials: Credentials
  readonly assumedRoleId: string
  readonly arn: string
}

/** The calls to STS that a chain needs. Each rejects with `ServiceError`. */
export interface StsClient {
  readonly assumeRole: (
    args: AssumeRoleArguments & { readonly TokenCode?: string },
    source: Credentials,
    signal: AbortSignal,
  ) => Promise<AssumedRole>
  /** The shortest session: it is for the run alone. */
  readonly sessionToken: (
    args: { readonly SerialNumber: string; readonly TokenCode: string },
    source: Credentials,
    signal: AbortSignal,
  ) => Promise<Credentials>
  readonly assumeRoleWithWebIdentity: (
    args: { readonly RoleArn: string; readonly RoleSessionName?: string; readonly WebIdentityToken: string },
    signal: AbortSignal,
  ) => Promise<AssumedRole>
  readonly callerIdentity: (credentials: Credentials, signal: AbortSignal) => Promise<CallerIdentity>
  /** STS's clock minus ours, ms, by its latest answer; null if none has told. */
  readonly clockOffsetMs: () => number | null
}

type RunProcess = (command: string, signal: AbortSignal, onSaid: (text: string) => void) => Promise<string>

/** What a walk needs from outside, for one profile. All but the clock and the folders can reject with `WalkError`. */
export interface WalkPorts {
  readonly clock: Clock
  /**
   * Keys for the way to each service. Walks with equal keys send their requests to the same place with the same
   * options, so they can share answers.
   */
  readonly routes: {
    readonly sts: string
    readonly portal: string
    readonly signin: string
    readonly metadata: string
  }
  readonly sts: StsClient
  readonly portal: (region: string) => PortalClient
  readonly oidc: (region: string) => TokenRenewer
  /** `~/.aws/sso/cache`. */
  readonly tokens: TokenFolder
  /** `~/.aws/cli/cache`; null if it must be neither read nor written. */
  readonly roles: TokenFolder | null
  /** `~/.aws/login/cache`. */
  readonly logins: TokenFolder
  /** Makes the client that renews sessions of `aws login`; null if nothing must be renewed. */
  readonly signin: (() => SigninClient) | null
  /** Runs a credential_process and resolves to its output. `onSaid` gets what it last wrote to stderr. */
  readonly runProcess: RunProcess
  readonly readFile: (path: string) => Promise<string>
  /** The environment, for the variables that take the place of settings. */
  readonly variables: Variables
  /** Keys from the environment, or null if there are none. */
  readonly environmentKeys: () => Credentials | null
  /** Null if awsprof does not run in a container. */
  readonly container: (signal: AbortSignal) => Promise<Credentials | null>
  readonly instance: (signal: AbortSignal) => Promise<Credentials>
  /** Asks for the six digits on the user's MFA device; rejects if there is nobody to ask. */
  readonly mfaCode: (serial: string, signal: AbortSignal, about: WantedCode) => Promise<string>
}

/** What an MFA code is for. */
export interface WantedCode {
  readonly roleArn: string
  /** It is for all roles of the run that need this device. */
  readonly isShared: boolean
}

/** What is needed to log in to IAM Identity Center and to renew a token. */
export interface OidcPorts {
  readonly oidc: OidcClient
  readonly clock: Clock
  /** `~/.aws/sso/cache`. */
  readonly folder: TokenFolder
  /** Marks work that must end before the process does, which waits for it for at most `graceMs` if that is given. */
  readonly mustFinish: <Result>(work: Promise<Result>, graceMs?: number) => Promise<Result>
}

/** What is needed to renew the access of an `aws login` session. */
export interface SigninPorts {
  readonly signin: SigninClient
  readonly clock: Clock
  /** `~/.aws/login/cache`. */
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
  /** Per link, ms. */
  readonly timeoutMs: number
  readonly mfaCode: WalkPorts['mfaCode']
  /** With `--read-only`, caches are read but never written, and no refresh token is spent. */
  readonly isReadOnly: boolean
  /**
   * Lends the terminal to a credential_process that may ask for something, and returns what `run` does. Without it, such a
   * process has no terminal.
   */
  readonly onTerminal?: <Result>(run: () => Result) => Result
  /** False for `check --no-cache`, which requests new role credentials. */
  readonly usesRoleCache?: boolean
}

/**
 * Everything that sends requests, made for one profile, whose settings decide where they go, or for none (null). Each
 * throws if the CA bundle cannot be read.
 */
export interface AwsPorts {
  readonly oidc: (session: Session, profile: string | null) => OidcPorts
  readonly browser: BrowserPorts
  /** Where a start URL leads that is not AWS's: the target of its redirect, or null. Rejects with `ServiceError`. */
  readonly locate: (startUrl: string, profile: string | null, signal: AbortSignal) => Promise<string | null>
  readonly portal: (region: string, profile: string | null) => PortalClient
  readonly logout: (source: TokenSource, profile: string | null) => LogoutPorts
  /** For the profile that has the session. Throws `WalkError` if it leads to no address. */
  readonly signin: (profile: string) => SigninPorts
  readonly walk: (profile: string | null, options: WalkOptions) => WalkPorts
  /**
   * A console address that signs in with these credentials, at the page of a service or at the front page (null). Rejects
   * with `WalkError`.
   */
  readonly console: (profile: string, credentials: Credentials, service: string | null) => Promise<string>
}
