import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import type { Problem } from '../profiles/problem.ts'
import type { Home } from '../session/home.ts'
import type { CommandContext } from './context.ts'
import { say } from './output.ts'

/** Says on stderr which files cannot be read, and returns whether there are any. The rest is still used. */
export function reportUnreadable(context: CommandContext, { files }: Home): boolean {
  let isBad = false
  for (const file of ['config', 'credentials'] as const) {
    const found = files[file]
    if (found.type !== 'unreadable') continue
    say(context, `cannot read ${context.environment.files[file] ?? ''}: ${found.reason}`)
    isBad = true
  }
  return isBad
}

/** An entry of `refusals` in JSON. */
export function refusalJson({ code, message, file, line }: Problem) {
  return { code, message: maskSecrets(message), file, line }
}

/** Warns on stderr if the AWS CLI refuses a file: it then fails for every profile, even for those that work here. */
export function reportRefused(context: CommandContext, { profileIndex }: Home): void {
  for (const file of ['config', 'credentials'] as const) {
    const [problem] = profileIndex.profiles.documents[file].problems
    if (!problem) continue
    say(
      context,
      `${file}:${problem.line} ${problem.type}: the AWS CLI refuses the whole file, so no profile works with it until this is fixed`,
    )
  }
}
