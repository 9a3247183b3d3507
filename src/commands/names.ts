import { readHome } from '../os/read-home.ts'
import { PORTABLE_NAME } from '../profiles/section-name.ts'
import type { CommandContext } from './context.ts'

/** `awsprof __names`, for completion: prints the profile names, one per line, without those that a shell would break. */
export function names(context: CommandContext): number {
  const { profileIndex } = readHome(context.environment)
  const lines = profileIndex.entries
    .map(({ profile }) => profile.name)
    .filter((name) => PORTABLE_NAME.test(name))
  process.stdout.write(lines.map((name) => `${name}\n`).join(''))
  return 0
}
