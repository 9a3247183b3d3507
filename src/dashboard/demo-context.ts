import type { CommandContext } from '../commands/context.ts'
import { createContext } from '../commands/context.ts'

/**
 * A context for the demo's temporary home and its stand-in for AWS. Of the user's variables it keeps only those that
 * affect drawing or start programs. `stop` ends the stand-in and removes the home; it never throws.
 */
export async function startDemoContext(
  given: CommandContext,
): Promise<{ context: CommandContext; stop: () => void }> {
  const { startDemo } = await import('../demo/demo.ts')
  const demo = await startDemo({ now: Date.now(), path: given.variables.PATH ?? '' })
  const { variables, options } = given
  const kept = Object.fromEntries(KEPT_VARIABLES.map((name) => [name, variables[name]]))
  const { ascii, color } = options
  const context = createContext({ ...kept, ...demo.environment }, { ascii, color })
  return { context, stop: () => demo.stop() }
}

const KEPT_VARIABLES = [
  'PATH',
  'TERM',
  'COLORTERM',
  'COLORFGBG',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'NO_COLOR',
  'FORCE_COLOR',
  'SSH_CONNECTION',
  'TMUX',
  'VISUAL',
  'EDITOR',
]
