import { Command, CommanderError, Option } from 'commander'
import { whenFinished } from '../os/unfinished.ts'
import type { Variables } from '../profiles/environment.ts'
import { closest } from '../profiles/lint/suggest.ts'
import { visible } from '../text/visible.ts'
import { COMMANDS } from './command-table.ts'
import { type CommandContext, createContext, type GlobalOptions } from './context.ts'
import { DONE, WRONG_USAGE } from './exit-status.ts'
import { GLOBAL_OPTIONS } from './global-options.ts'
import { dieAsAsked } from './interrupt.ts'
import { licenses } from './licenses.ts'
import { say, sayable, watchOutput } from './output.ts'
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
  let status: number = DONE
  const program = new Command('awsprof')
  const context = () => createContext(variables, program.opts<GlobalOptions>())
  // Wrong options are told before all of them are parsed.
  const given = { options: { redact: args.includes('--redact') } }
  program
    .description(
      'Shows every AWS CLI profile: whether it works right now, and where its credentials come from.',
    )
    .version(AWSPROF_VERSION, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .allowExcessArguments()
    .exitOverride()
    .configureOutput({
      outputError: (text, write) =>
        write(
          `${sayable(
            given,
            `awsprof: ${text
              .replace(/^error: /, '')
              .trim()
              .replaceAll('\n', ' ')}`,
          )}\n`,
        ),
    })
    .action(async () => {
      const [unknown] = program.args
      if (unknown !== undefined) {
        throw new UsageError(unknownCommand(unknown))
      }
      status = await openDashboard(context(), program.opts<{ demo?: boolean }>())
    })
  for (const { flags, description } of GLOBAL_OPTIONS) program.option(flags, description)
  // As --version does, whatever else is asked for.
  program.on('option:licenses', () => {
    watchOutput()
    process.stdout.write(licenses())
    throw new CommanderError(DONE, 'awsprof.licenses', '')
  })
  for (const row of COMMANDS) {
    const command = program.command(row.name, { hidden: row.isHidden === true }).description(row.description)
    if (row.parameters !== '') command.arguments(row.parameters)
    if (row.usage !== undefined) command.usage(row.usage)
    for (const { flags, description, choices, isRepeated } of row.options) {
      const option = new Option(flags, description)
      if (isRepeated) option.argParser((value, former: readonly string[] = []) => [...former, value])
      command.addOption(choices ? option.choices(choices) : option)
    }
    command.helpOption('--help', 'print this help').exitOverride().copyInheritedSettings(program)
    command.allowExcessArguments(false)
    command.action(async () => {
      watchOutput()
      const words = command.processedArgs.flat().filter((each) => each !== undefined)
      const run = (where: CommandContext) => row.run(where, words, command.opts())
      const own = context()
      if (own.interrupted !== null) say(own, own.interrupted)
      status = own.options.demo ? await inDemo(own, startDemo, run) : await run(own)
      await dieAsAsked()
    })
  }
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof UsageError) {
      say(given, error.message)
      return WRONG_USAGE
    }
    if (!(error instanceof CommanderError)) {
      await whenFinished()
      throw error
    }
    return error.exitCode === 0 ? DONE : WRONG_USAGE
  }
  return status
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

function unknownCommand(word: string): string {
  const meant = closest(
    word,
    COMMANDS.map((each) => each.name),
  )
  return `unknown command "${visible(word)}"; ${meant ? `did you mean ${meant}? ` : ''}awsprof --help lists the commands`
}
