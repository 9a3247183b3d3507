import { crashReport } from './crash-report.ts'

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const
/** Those that a key sends to whatever runs in the terminal. */
const BY_KEYS: readonly string[] = ['SIGINT', 'SIGQUIT']

let isLent = false

/** Does something with a program that has the terminal until it ends: Ctrl-C then is for that program alone. */
export function ignoringKeys<Result>(use: () => Result): Result {
  isLent = true
  try {
    return use()
  } finally {
    // What came while this process stood still is told in the next round of the loop.
    setImmediate(() =>
      setImmediate(() => {
        isLent = false
      }),
    )
  }
}

/**
 * Sees to it that `restore` is called exactly once however the program ends: by itself, by a signal (by which it
 * then still dies, so that its parent learns the truth), or by a fault, which is reported without any message text
 * because that may quote what stands in the user's files.
 *
 * @returns how to restore before that
 */
export function guardProcess(restore: () => void): () => void {
  let isDone = false
  const once = () => {
    if (isDone) return
    isDone = true
    restore()
  }
  for (const signal of SIGNALS) {
    const die = () => {
      if (isLent && BY_KEYS.includes(signal)) return
      once()
      // Ink listens as well: where it has just been drawn for the first time, its going would take the keyboard once more.
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    }
    process.on(signal, die)
  }
  const crash = (error: unknown) => {
    once()
    process.stderr.write(crashReport(error))
    process.exit(1)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  process.on('exit', once)
  return once
}

/** The terminal is gone: there is nobody left to tell. */
export function endWithTerminal(output: NodeJS.WriteStream): void {
  output.on('error', () => process.exit(1))
}
