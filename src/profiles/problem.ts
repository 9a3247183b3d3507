import { PROBLEMS, type ProblemCode, type ProblemText } from './problem-table.ts'

export type { ProblemCode } from './problem-table.ts'

export type Severity = ProblemText['severity']

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
  readonly lacks?: Lacks
}

/** What a problem is the lack of: sets of keys, each of which would end it. */
export type Lacks = readonly (readonly string[])[]

/** The severity that each code always has. */
export function severityOf(code: ProblemCode): Severity {
  return PROBLEMS[code].severity
}

/** Builds a problem with the severity of its code. */
export function problem(
  code: ProblemCode,
  at: { readonly file: FileRole | null; readonly line: number | null },
  message: string,
  profile: string | null = null,
  lacks?: Lacks,
): Problem {
  const { file, line } = at
  return { severity: severityOf(code), code, message, profile, file, line, ...(lacks && { lacks }) }
}
