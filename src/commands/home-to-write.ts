import { readHome } from '../os/read-home.ts'
import type { Home } from '../session/home.ts'
import type { CommandContext } from './context.ts'
import { say } from './output.ts'
import { reportUnreadable } from './report-files.ts'

/** Reads the home for a command that writes to it. Null, with the reason on stderr, if it must not, or if a file is unreadable. */
export function homeToWrite(context: CommandContext): Home | null {
  if (context.options.readOnly) {
    say(context, 'nothing is written with --read-only')
    return null
  }
  const home = readHome(context.environment)
  return reportUnreadable(context, home) ? null : home
}
