import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import type { Problem } from '../profiles/problem.ts'
import type { Home } from '../session/home.ts'
import type { CommandContext } from './context.ts'
import { say } from './output.ts'

/**
 * Says on stderr which files cannot be read, and which are not there although an option or a variable names them.
 * Returns whether there are any of the former. The rest is still used.
 */
export function reportUnreadable(context: CommandContext, { files }: Home): boolean {
  const named = namedBy(context)
  let isBad = false
  for (const file of ['config', 'credentials'] as const) {
    const found = files[file]
    const path = context.environment.files[file]
    if (found.type === 'missing' && named[file] !== null && path !== null)
      say(context, `${path} does not exist; ${named[file]} names it`)
    if (found.type !== 'unreadable') continue
    say(context, `cannot read ${path ?? ''}: ${found.reason}`)
    isBad = true
  }
  return isBad
}

/** The option or variable that names each file, null where it is the one in the home folder. */
function namedBy({ options, variables }: CommandContext) {
  const either = (option: string | undefined, flag: string, variable: string) => {
    if (option !== undefined) return flag
    return variables[variable] === undefined ? null : variable
  }
  return {
    config: either(options.configFile, '--config-file', 'AWS_CONFIG_FILE'),
    credentials: either(options.credentialsFile, '--credentials-file', 'AWS_SHARED_CREDENTIALS_FILE'),
  }
}

/** What the statuses mean that are shown beside a refusal. */
export const AS_SDKS = '; the statuses shown are what the SDKs would find'

/** An entry of `refusals` in JSON. */
export function refusalJson({ code, message, file, line }: Problem) {
  return { code, message: maskSecrets(message), file, line }
}

/**
 * Warns on stderr if the AWS CLI refuses a file: it then fails for every profile, even for those that work here.
 *
 * @param meaning what is shown all the same, as the end of the sentence
 */
export function reportRefused(context: CommandContext, { profileIndex }: Home, meaning = ''): void {
  for (const file of ['config', 'credentials'] as const) {
    const [problem] = profileIndex.profiles.documents[file].problems
    if (!problem) continue
    say(
      context,
      `${file}:${problem.line} ${problem.type}: the AWS CLI refuses the whole file, so no profile works with it until this is fixed${meaning}`,
    )
  }
}
