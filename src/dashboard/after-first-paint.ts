/*
 * The second chunk of the bundle: everything that the first picture does without. It is loaded while the user already
 * looks at that picture, or for a command. Only what the dashboard needs is evaluated at once.
 */
import type { OpenDashboard } from '../commands/program.ts'
import type { Variables } from '../profiles/environment.ts'

export { startInk } from './start-ink.tsx'

export async function runProgram(
  args: readonly string[],
  variables: Variables,
  openDashboard: OpenDashboard,
): Promise<number> {
  const program = await import('../commands/program.ts')
  return program.runProgram(args, variables, openDashboard, startDemoContext)
}

export async function list(...args: Parameters<typeof import('../commands/list.ts').list>) {
  return (await import('../commands/list.ts')).list(...args)
}

export async function startDemoContext(
  ...args: Parameters<typeof import('./demo-context.ts').startDemoContext>
) {
  return (await import('./demo-context.ts')).startDemoContext(...args)
}
