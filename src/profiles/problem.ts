/** The codes of everything awsprof can find wrong; public, see the README. */
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

/** Which of the two files; their paths stand in the environment. */
export type FileRole = 'config' | 'credentials'

export interface Problem {
  readonly severity: Severity
  readonly code: ProblemCode
  /** A sentence that names the cause and the next step. May quote what stands in the files: show it escaped. */
  readonly message: string
  /** The profile that it belongs to; null for a problem of a file or of an sso-session. */
  readonly profile: string | null
  readonly file: FileRole | null
  /** Counted from 1; null where the problem has no line. */
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

/** Builds a problem; file and line in one because they come together. */
export function problem(
  code: ProblemCode,
  at: { readonly file: FileRole | null; readonly line: number | null },
  message: string,
  profile: string | null = null,
): Problem {
  return { severity: severityOf(code), code, message, profile, file: at.file, line: at.line }
}
