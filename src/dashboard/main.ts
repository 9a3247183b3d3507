import { type CommandContext, createContext } from '../commands/context.ts'
import { say, watchOutput } from '../commands/output.ts'
import { canBrowse } from '../terminal/browser.ts'
import { STAYS_OPEN, startProcess } from '../terminal/start-process.ts'
import { helpLines } from '../view/help.ts'
import { openDashboard as open } from './open.ts'

/** `awsprof` without arguments: this file and what it imports is all that is loaded for the first picture. */
export function start(): void {
  startProcess(() => openDashboard(createContext(process.env, {}), {}))
}

/** Opens the dashboard, or prints the list if there is no terminal. Resolves to the exit status. */
export async function openDashboard(
  given: CommandContext,
  options: { readonly demo?: boolean },
): Promise<number> {
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
  const demo = options.demo ? await (await import('./after-first-paint.ts')).startDemoContext(given) : null
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
  const rest = await import('./after-first-paint.ts')
  const demo = isDemo ? await rest.startDemoContext(given) : null
  const context = demo?.context ?? given
  if (context.interrupted !== null) say(context, context.interrupted)
  try {
    return await rest.list(context, {})
  } finally {
    demo?.stop()
  }
}
