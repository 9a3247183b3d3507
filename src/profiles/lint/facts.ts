import type { FileRole } from '../problem.ts'

/** What lint needs to know beyond the text of the files. */
export interface LintFacts {
  /** Permission bits of each file (`0o600`), null where they are not known or mean nothing. */
  readonly modes: Readonly<Record<FileRole, number | null>>
  /** A region from the environment makes a profile's own region unnecessary. */
  readonly hasRegion: boolean
}
