import type { FileRole } from '../problem.ts'
import type { Variables } from '../variables.ts'

/** What lint needs to know besides the text of the files. */
export interface LintFacts {
  /** Permission bits of each file (`0o600`), null if they are unknown or meaningless, as on Windows. */
  readonly modes: Readonly<Record<FileRole, number | null>>
  /** True if the environment sets a region, so that profiles need none. */
  readonly hasRegion: boolean
  /** Those that name endpoints or ignore them (`endpointVariables`). */
  readonly endpointVariables: Variables
}
