import { Command, CommanderError, Option } from 'commander'
import type { Variables } from '../profiles/environment.ts'
import { visible } from '../view/text.ts'
import { type Context, createContext, type GlobalOptions } from './context.ts'
import { lint } from './lint.ts'
import { list } from './list.ts'
import { show } from './show.ts'

declare const AWSPROF_VERSION: string

/** Opens the dashboard, or prints the list where there is no terminal; given by `cli.ts`. Returns the exit status. */
export type OpenDashboard = (context: Context, options: { readonly demo?: boolean }) => Promise<number>

/** Wrong usage, an unknown command or option. */
const USAGE = 2

/** Parses the arguments, runs the command that they name and returns the exit status. Never throws for wrong usage. */
export async function runProgram(
  args: readonly string[],
  variables: Variables,
  openDashboard: OpenDashboard,
): Promise<number> {
  let status = 0
  const program = new Command('awsprof')
  const context = () => createContext(variables, program.opts<GlobalOptions>())
  program
    .description(
      'See every profile of the AWS CLI: whether it works right now, and where its credentials come from.',
    )
    .version(AWSPROF_VERSION, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .option('--config-file <file>', 'read this file in place of ~/.aws/config')
    .option('--credentials-file <file>', 'read this file in place of ~/.aws/credentials')
    .option('--read-only', 'offer nothing that writes')
    .option('--redact', 'mask account ids')
    .option('--ascii', 'draw with ASCII characters only')
    .option('--no-color', 'draw without colours')
    .addOption(
      new Option('--demo', 'run the dashboard on sample profiles; nothing of yours is read, written or sent'),
    )
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(`awsprof: ${visible(text.replace(/^error: /, '').trim())}\n`),
    })
    .action(async () => {
      status = await openDashboard(context(), program.opts<{ demo?: boolean }>())
    })
  program
    .command('list')
    .description('every profile: name, kind, status, expiry, account, region')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => {
      status = list(context(), options)
    })
  program
    .command('show')
    .argument('<name>', 'the profile')
    .description('one profile: its settings with file and line, its source chain, its problems')
    .option('--json', 'as JSON')
    .option('--reveal', 'show secrets in full')
    .action((name: string, options: { json?: boolean; reveal?: boolean }) => {
      status = show(context(), name, options)
    })
  program
    .command('lint')
    .description('every problem of the files, with file and line; exit status 1 where one is an error')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => {
      status = lint(context(), options)
    })
  for (const command of program.commands)
    command.helpOption('--help', 'print this help').exitOverride().copyInheritedSettings(program)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : USAGE
  }
  return status
}
