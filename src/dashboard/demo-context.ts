import type { CommandContext } from '../commands/context.ts'
import { createContext } from '../commands/context.ts'
import type { DemoContext } from '../commands/program.ts'
import { UsageError } from '../commands/usage-error.ts'

/**
 * A context for the demo's temporary home and its stand-in for AWS. Of the user's variables it keeps only those that
 * affect drawing or start programs. `stop` ends the stand-in and removes the home; it never throws. Rejects with
 * `UsageError` if the user's files are named too.
 */
export async function startDemoContext(given: CommandContext): Promise<DemoContext> {
  const { configFile, credentialsFile, ...options } = given.options
  if (configFile !== undefined || credentialsFile !== undefined)
    throw new UsageError('--demo uses files of its own: leave out --config-file and --credentials-file')
  const { startDemo } = await import('../demo/demo.ts')
  const demo = await startDemo({ now: Date.now(), path: given.variables.PATH ?? '' })
  const { variables } = given
  const kept = Object.fromEntries(KEPT_VARIABLES.map((name) => [name, variables[name]]))
  const context = createContext({ ...kept, ...demo.environment }, options)
  return { context, stop: endingWithUs(() => demo.stop()) }
}

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const

/** Calls `stop` once: when the result is called, or when this process ends, also by a signal. */
function endingWithUs(stop: () => void): () => void {
  const once = () => {
    process.off('exit', once)
    for (const signal of SIGNALS) process.off(signal, onSignal)
    stop()
  }
  const onSignal = (signal: NodeJS.Signals) => {
    // Other listeners end what they do and then the process, which still needs the sample profiles until then.
    if (process.listenerCount(signal) > 1) return
    once()
    process.kill(process.pid, signal)
  }
  process.on('exit', once)
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return once
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
  'BROWSER',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'WSL_DISTRO_NAME',
]
