import { runProgram } from './commands/program.ts'
import { startProcess } from './terminal/start-process.ts'

/** `awsprof` with arguments: parses them and loads only what the command needs. */
export function start(): void {
  startProcess(() =>
    runProgram(
      process.argv.slice(2),
      process.env,
      async (context, options) => (await import('./dashboard/main.ts')).openDashboard(context, options),
      async (given) => (await import('./dashboard/demo-context.ts')).startDemoContext(given),
    ),
  )
}
