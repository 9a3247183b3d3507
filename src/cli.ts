import { type CommandContext, createContext } from './commands/context.ts'
import { say, watchOutput } from './commands/output.ts'
import { openDashboard as open } from './dashboard/open.ts'
import { HELP_LINES } from './keys/keymap.ts'
import { canBrowse } from './terminal/browser.ts'
import { crashReport } from './terminal/crash-report.ts'

/** Arguments → a command or the dashboard; what a command does not need is not loaded. */
async function main(args: readonly string[]): Promise<number> {
  // The commonest start needs no parser of arguments.
  if (args.length === 0) return openDashboard(createContext(process.env, {}), {})
  const { runProgram } = await import('./dashboard/after-first-paint.ts')
  return runProgram(args, process.env, openDashboard)
}

async function openDashboard(given: CommandContext, options: { readonly demo?: boolean }): Promise<number> {
  if (!process.stdout.isTTY) {
    if (options.demo) {
      say('the demo needs a terminal')
      return 2
    }
    return printList(given)
  }
  if (!process.stdin.isTTY) {
    say(
      'the dashboard reads keys from the terminal, but standard input is none; awsprof list prints the profiles',
    )
    return 2
  }
  if (process.env.TERM === 'dumb') {
    say('this terminal (TERM=dumb) cannot show the dashboard; here is the list')
    return printList(given)
  }
  const demo = options.demo
    ? await (await import('./dashboard/after-first-paint.ts')).startDemoContext(given)
    : null
  const { variables, environment, preferences, capabilities, warnings } = demo?.context ?? given
  await open({
    setup: {
      environment,
      preferences,
      isAscii: capabilities.isAscii,
      isDemo: demo !== null,
      canBrowse: canBrowse(given.variables, process.platform),
      isReadOnly: given.options.readOnly === true,
      isRedacted: given.options.redact === true,
      helpLines: HELP_LINES,
    },
    variables,
    capabilities,
    warnings,
    onLeave: () => demo?.stop(),
  })
  return STAYS_OPEN
}

async function printList(context: CommandContext): Promise<number> {
  watchOutput()
  return (await import('./dashboard/after-first-paint.ts')).list(context, {})
}

/** The dashboard ends the process itself. */
const STAYS_OPEN = -1

// No await out here: the executable with Node inside loads this file by require, which cannot wait.
main(process.argv.slice(2)).then(
  (status) => {
    if (status !== STAYS_OPEN) process.exitCode = status
  },
  (error: unknown) => {
    // An open dashboard reads keys for ever, and gives the screen back at the exit: the report comes behind that.
    process.on('exit', () => process.stderr.write(crashReport(error)))
    process.exit(1)
  },
)
