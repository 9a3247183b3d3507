import { whenFinished } from '../os/unfinished.ts'
import type { Variables } from '../profiles/environment.ts'
import { COMMANDS } from './command-table.ts'
import { type CommandContext, createContext } from './context.ts'
import { DONE, WRONG_USAGE } from './exit-status.ts'
import { GLOBAL_OPTIONS } from './global-options.ts'
import { dieAsAsked } from './interrupt.ts'
import { say, watchOutput } from './output.ts'
import { parseArguments } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

declare const AWSPROF_VERSION: string

/** Opens the dashboard, or prints the list if there is no terminal. Resolves to the exit status. */
export type OpenDashboard = (context: CommandContext, options: { readonly demo?: boolean }) => Promise<number>

/** A context on sample profiles instead of the user's, and what removes them again. */
export interface DemoContext {
  readonly context: CommandContext
  /** Never throws. */
  readonly stop: () => void
}

/** Parses the arguments and runs the command that they name. Resolves to the exit status, also for wrong usage. */
export async function runProgram(
  args: readonly string[],
  variables: Variables,
  openDashboard: OpenDashboard,
  startDemo: (given: CommandContext) => Promise<DemoContext>,
): Promise<number> {
  // Wrong options are told before all of them are parsed.
  const given = { options: { redact: args.includes('--redact') } }
  try {
    const { command, words, options, globals, missing, asks } = parseArguments(args, COMMANDS, GLOBAL_OPTIONS)
    if (asks !== null) {
      process.stdout.write(
        asks === 'version'
          ? `${AWSPROF_VERSION}\n`
          : (await import('./help.ts')).helpText(
              command,
              COMMANDS,
              GLOBAL_OPTIONS,
              process.stdout.columns ?? 80,
            ),
      )
      return DONE
    }
    if (globals.licenses) {
      watchOutput()
      process.stdout.write((await import('./licenses.ts')).licenses())
      return DONE
    }
    const context = createContext(variables, globals)
    if (command === null) return await openDashboard(context, globals)
    watchOutput()
    if (context.interrupted !== null) say(context, context.interrupted)
    const run = async (where: CommandContext) => {
      if (missing === null) return command.run(where, words, options)
      throw new UsageError((await import('./missing-argument.ts')).missingText(where, command, missing))
    }
    const status = context.options.demo ? await inDemo(context, startDemo, run) : await run(context)
    await dieAsAsked()
    return status
  } catch (error) {
    if (error instanceof UsageError) {
      say(given, error.message)
      return WRONG_USAGE
    }
    await whenFinished()
    throw error
  }
}

/** Runs a command on sample profiles, which live as long as it does: nothing of the user's is read or written. */
async function inDemo(
  given: CommandContext,
  startDemo: (given: CommandContext) => Promise<DemoContext>,
  run: (context: CommandContext) => Promise<number>,
): Promise<number> {
  const { context, stop } = await startDemo(given)
  try {
    return await run(context)
  } finally {
    stop()
  }
}
