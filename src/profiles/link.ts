import type { FileRole, Lacks, ProblemCode } from './problem.ts'

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
  /** The place of the problem, if it is not the link's own. */
  readonly file?: FileRole
  readonly line?: number
  readonly lacks?: Lacks
}

/** One step of a source chain. */
export interface Link {
  readonly type: LinkType
  /** What the link is about: the name of a profile, a role's ARN, a session …; null if the setting is missing. */
  readonly name: string | null
  /** The profile whose settings define this link. */
  readonly profile: string
  readonly file: FileRole | null
  readonly line: number | null
  readonly problem: LinkProblem | null
}

/** Identifies the cached IAM Identity Center token that a chain ends in. */
export interface TokenSource {
  /** Null for legacy profiles, whose token cache is named after the start URL. */
  readonly ssoSession: string | null
  readonly startUrl: string
  readonly region: string
}

/** The source of a profile's credentials; see `kindOf`. */
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
  /** Outermost first, beginning with the profile itself. */
  readonly links: readonly Link[]
  readonly token: TokenSource | null
}
