import type { AssumeRoleArguments } from '../cache/role-cache.ts'
import type { Clock, Credentials, OidcClient, PortalClient, TokenFolder } from '../ports.ts'

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
