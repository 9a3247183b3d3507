import { crashReport } from './crash-report.ts'

/** Not an exit status: the dashboard ends the process itself. */
export const STAYS_OPEN = -1

/** Runs the program to its exit status, or to a crash report. */
export function startProcess(run: () => Promise<number>): void {
  leaveDeletedFolder()
  // No top-level await: the launcher loads this by `require`.
  run().then(
    (status) => {
      if (status !== STAYS_OPEN) process.exitCode = status
    },
    (error: unknown) => {
      // An open dashboard would keep the process alive. It gives the screen back on exit, and the report must come after.
      process.on('exit', () => process.stderr.write(crashReport(error)))
      process.exit(1)
    },
  )
}

/** In a working directory that was deleted, `process.cwd()` throws, and libraries call it as they load. */
function leaveDeletedFolder(): void {
  try {
    process.cwd()
  } catch {
    process.chdir('/')
  }
}
