import { crashReport } from './crash-report.ts'

/** All that end a program unless it handles them, and that it can handle. */
const SIGNALS = [
  'SIGTERM',
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGABRT',
  'SIGALRM',
  'SIGUSR2',
  'SIGVTALRM',
  'SIGXCPU',
  'SIGXFSZ',
] as const
/** Signals that a key sends to every program in the foreground of the terminal. */
const BY_KEYS: readonly string[] = ['SIGINT', 'SIGQUIT']

let isLent = false

/** Calls `use`, which runs another program in the terminal. Until it ends, Ctrl-C and Ctrl-\ do not end this one. */
export function ignoringKeys<Result>(use: () => Result): Result {
  isLent = true
  try {
    return use()
  } finally {
    // Signals that arrived while this process was blocked are delivered in the next round of the event loop.
    setImmediate(() =>
      setImmediate(() => {
        isLent = false
      }),
    )
  }
}

export interface Guard {
  /** Restores early. */
  readonly leave: () => void
  /** Restores, waits for what must finish, and ends the process. */
  readonly exit: (status: number) => void
  /** From now on the process does not end before this promise resolves. Null means at once. */
  readonly waitFor: (whenFinished: () => Promise<void> | null) => void
}

/**
 * Makes sure that `restore` is called exactly once, however the program ends: by itself, by a signal (which still kills
 * it, so that its parent sees that), or by an uncaught error, which is reported without its message.
 */
export function guardProcess(restore: () => void): Guard {
  let isDone = false
  let hasCrashed = false
  let whenFinished: () => Promise<void> | null = () => null
  const once = () => {
    if (isDone) return
    isDone = true
    restore()
  }
  const end = (kill: () => void, lastWords: () => void = () => {}) => {
    once()
    lastWords()
    const wait = whenFinished()
    if (wait === null) kill()
    else void wait.then(kill)
  }
  for (const signal of SIGNALS) {
    const die = () => {
      // Ink's own listener, right after its first frame, would take the keyboard again while it shuts down.
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    }
    process.on(signal, () => {
      if (!isLent || !BY_KEYS.includes(signal)) end(die)
    })
  }
  // Node would open its inspector, and say so in the middle of the screen.
  process.on('SIGUSR1', () => {})
  const crash = (error: unknown) => {
    if (hasCrashed) return
    hasCrashed = true
    end(
      () => process.exit(1),
      () => process.stderr.write(crashReport(error)),
    )
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  process.on('exit', once)
  return {
    leave: once,
    exit: (status) => end(() => process.exit(status)),
    waitFor: (wait) => {
      whenFinished = wait
    },
  }
}
