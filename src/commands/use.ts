import { readHome } from '../os/read-home.ts'
import { choiceText, NUL_IN_NAME, writeChoice } from '../terminal/pick.ts'
import { PICK_VARIABLE, PREVIOUS_VARIABLE } from '../terminal/pick-variable.ts'
import { setUpText } from '../terminal/shells.ts'
import type { CommandContext } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { BAD_NEWS, DONE } from './exit-status.ts'
import { say } from './output.ts'
import { reportUnreadable } from './report-files.ts'
import { UsageError } from './usage-error.ts'

/** How the variable for `use -` and the option spell that there shall be no profile. */
const NONE = '--none'

export interface UseOptions {
  readonly none?: boolean
}

/**
 * `awsprof use NAME`, `use -`, `use --none`: chooses the profile of the calling shell through the shell function of
 * `init`. Returns the exit status. Throws `UsageError` without that function, and if there is no such profile.
 */
export function use(context: CommandContext, given: string | undefined, { none }: UseOptions): number {
  const { variables, options } = context
  if ((given === undefined) !== (none === true))
    throw new UsageError('use takes the name of a profile, or -, or --none')
  const file = variables[PICK_VARIABLE]
  if (!file && !options.demo)
    throw new UsageError(
      `only a shell function can set AWS_PROFILE in your shell: ${setUpText(variables, process.platform)}`,
    )
  const wanted = given === '-' ? variables[PREVIOUS_VARIABLE] : (given ?? NONE)
  if (wanted === undefined) {
    say(context, 'no profile was in use before this one')
    return BAD_NEWS
  }
  const isNone = none === true || (given === '-' && wanted === NONE)
  if (!isNone) checkName(context, wanted)
  const name = isNone ? null : wanted
  if (name?.includes('\0')) {
    say(context, NUL_IN_NAME)
    return BAD_NEWS
  }
  if (!file) {
    say(
      context,
      `with --demo your shell stays as it is; without, this would be its profile: ${name ?? 'none'}`,
    )
    return DONE
  }
  const reason = writeChoice(file, name)
  if (reason !== null) {
    say(context, `AWS_PROFILE is not set in your shell: cannot write ${file}: ${reason}`)
    return BAD_NEWS
  }
  process.stderr.write(choiceText(variables, name, options.redact === true))
  return DONE
}

function checkName(context: CommandContext, name: string): void {
  const home = readHome(context.environment)
  reportUnreadable(context, home)
  entryNamed(home.profileIndex, name)
}
