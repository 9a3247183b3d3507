/** The codes of all problems that awsprof finds. They are public, see the README. */
export type ProblemCode =
  | 'cycle'
  | 'missing-source-profile'
  | 'missing-sso-session'
  | 'missing-services'
  | 'missing-setting'
  | 'source-has-no-credentials'
  | 'conflicting-sources'
  | 'conflicting-sso'
  | 'partial-keys'
  | 'bad-value'
  | 'unparsable-line'
  | 'duplicate-setting'
  | 'duplicate-section'
  | 'byte-order-mark'
  | 'unknown-setting'
  | 'bad-section-name'
  | 'wrong-file'
  | 'shadowed-setting'
  | 'file-permissions'
  | 'default-twice'
  | 'tools-disagree'
  | 'no-region'
  | 'no-registration-scopes'
  | 'damaged-cache'
  | 'long-term-keys'

export type Severity = 'error' | 'warning' | 'hint'

/** Which of the two files; for their paths see `Environment`. */
export type FileRole = 'config' | 'credentials'

export interface Problem {
  readonly severity: Severity
  readonly code: ProblemCode
  /** A sentence with the cause and the next step. It can quote the files, so escape it before showing it. */
  readonly message: string
  /** The profile that has the problem; null for a problem of a file or an sso-session. */
  readonly profile: string | null
  readonly file: FileRole | null
  /** Counted from 1; null if the problem has no line. */
  readonly line: number | null
}

const WARNINGS: ReadonlySet<ProblemCode> = new Set([
  'unknown-setting',
  'bad-section-name',
  'wrong-file',
  'shadowed-setting',
  'file-permissions',
  'default-twice',
  'tools-disagree',
  'no-region',
  'no-registration-scopes',
  'damaged-cache',
])

/** The severity that each code always has. */
export function severityOf(code: ProblemCode): Severity {
  return code === 'long-term-keys' ? 'hint' : WARNINGS.has(code) ? 'warning' : 'error'
}

/** Builds a problem with the severity of its code. */
export function problem(
  code: ProblemCode,
  at: { readonly file: FileRole | null; readonly line: number | null },
  message: string,
  profile: string | null = null,
): Problem {
  return { severity: severityOf(code), code, message, profile, file: at.file, line: at.line }
}
