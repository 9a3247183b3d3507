import type { CommandContext } from '../commands/context.ts'
import { createContext } from '../commands/context.ts'

/**
 * A context whose environment is the demo's temporary home and stand-in for AWS: of the user's own variables only
 * those that say how to draw are kept. `stop` ends the stand-in and removes the home; it never throws.
 */
export async function startDemoContext(
  given: CommandContext,
): Promise<{ context: CommandContext; stop: () => void }> {
  const { startDemo } = await import('../demo/demo.ts')
  const demo = await startDemo({ now: Date.now(), path: given.variables.PATH ?? '' })
  const { variables, options } = given
  const kept = Object.fromEntries(DRAWING.map((name) => [name, variables[name]]))
  const context = createContext({ ...kept, ...demo.environment }, {
    ascii: options.ascii,
    color: options.color,
  } as CommandContext['options'])
  return { context, stop: () => demo.stop() }
}

const DRAWING = [
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
