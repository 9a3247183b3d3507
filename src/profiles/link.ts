import type { FileRole, ProblemCode } from './problem.ts'

export type LinkType =
  | 'profile'
  | 'assume-role'
  | 'source-profile'
  | 'credential-source'
  | 'sso-role'
  | 'sso-session'
  | 'sso-token'
  | 'static-keys'
  | 'process'
  | 'web-identity-token'
  | 'login-session'

export interface LinkProblem {
  readonly code: ProblemCode
  readonly message: string
  /** Where the fault stands, where that is not the link's own line. */
  readonly file?: FileRole
  readonly line?: number
}

/** One step of a source chain. */
export interface Link {
  readonly type: LinkType
  /** What the step is called: the profile, role ARN, session … ; null where the setting that names it is missing. */
  readonly name: string | null
  /** The profile whose settings make this step. */
  readonly profile: string
  readonly file: FileRole | null
  readonly line: number | null
  readonly problem: LinkProblem | null
}

/** Which cached IAM Identity Center token a chain ends in. */
export interface TokenSource {
  /** Null for legacy profiles, whose cache file is named after the start URL. */
  readonly ssoSession: string | null
  readonly startUrl: string
  readonly region: string
}

/** Where a profile's credentials come from, by the AWS CLI's order of providers; see kind.ts. */
export type Kind =
  | 'web-identity'
  | 'assume-role'
  | 'sso-session'
  | 'sso-legacy'
  | 'short-term-keys'
  | 'long-term-keys'
  | 'login-session'
  | 'process'
  | 'none'

export interface Chain {
  readonly kind: Kind
  /** Outermost first, the profile itself to begin with. */
  readonly links: readonly Link[]
  readonly token: TokenSource | null
}
