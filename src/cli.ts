import { type CommandContext, createContext } from './commands/context.ts'
import { say, watchOutput } from './commands/output.ts'
import { openDashboard as open } from './dashboard/open.ts'
import { canBrowse } from './terminal/browser.ts'
import { crashReport } from './terminal/crash-report.ts'
import { helpLines } from './view/help.ts'

/** Runs a command or opens the dashboard, and loads only the code that this needs. Resolves to the exit status. */
async function main(args: readonly string[]): Promise<number> {
  leaveDeletedFolder()
  // The most common start needs no argument parser.
  if (args.length === 0) return openDashboard(createContext(process.env, {}), {})
  const { runProgram } = await import('./dashboard/after-first-paint.ts')
  return runProgram(args, process.env, openDashboard)
}

/** In a working directory that was deleted, `process.cwd()` throws, and libraries call it as they load. */
function leaveDeletedFolder(): void {
  try {
    process.cwd()
  } catch {
    process.chdir('/')
  }
}

async function openDashboard(given: CommandContext, options: { readonly demo?: boolean }): Promise<number> {
  if (given.options.plain) return printList(given, options.demo === true)
  if (!process.stdout.isTTY) {
    if (options.demo) {
      say(given, 'the demo needs a terminal, but standard output is not one')
      return 2
    }
    return printList(given)
  }
  if (!process.stdin.isTTY) {
    say(
      given,
      'the dashboard needs a terminal, but standard input is not one; awsprof list prints the profiles',
    )
    return 2
  }
  if (process.env.TERM === 'dumb') {
    say(given, 'this terminal (TERM=dumb) cannot show the dashboard; printing the list instead')
    return printList(given)
  }
  const demo = options.demo
    ? await (await import('./dashboard/after-first-paint.ts')).startDemoContext(given)
    : null
  const { variables, environment, preferences, capabilities, warnings, interrupted } = demo?.context ?? given
  await open({
    setup: {
      environment,
      preferences,
      isAscii: capabilities.isAscii,
      isDemo: demo !== null,
      canBrowse: preferences.browser !== null || canBrowse(given.variables, process.platform),
      isReadOnly: given.options.readOnly === true,
      isRedacted: given.options.redact === true,
      helpLines,
    },
    variables,
    capabilities,
    warnings: interrupted === null ? warnings : [...warnings, interrupted],
    onLeave: () => demo?.stop(),
  })
  return STAYS_OPEN
}

async function printList(given: CommandContext, isDemo = false): Promise<number> {
  watchOutput()
  const rest = await import('./dashboard/after-first-paint.ts')
  const demo = isDemo ? await rest.startDemoContext(given) : null
  const context = demo?.context ?? given
  if (context.interrupted !== null) say(context, context.interrupted)
  try {
    return await rest.list(context, {})
  } finally {
    demo?.stop()
  }
}

/** Not an exit status: the dashboard ends the process itself. */
const STAYS_OPEN = -1

// No top-level await: the standalone executable loads this file by `require`.
main(process.argv.slice(2)).then(
  (status) => {
    if (status !== STAYS_OPEN) process.exitCode = status
  },
  (error: unknown) => {
    // An open dashboard would keep the process alive. It gives the screen back on exit, and the report must come after.
    process.on('exit', () => process.stderr.write(crashReport(error)))
    process.exit(1)
  },
)
