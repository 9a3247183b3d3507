import type { ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import spawn from 'cross-spawn'
import { errorCode, plainReason } from '../os/files.ts'
import type { Variables } from '../profiles/environment.ts'

/** What a terminal's keys send to every program in its foreground, and so to the child by itself. */
const BY_KEYS = ['SIGINT', 'SIGQUIT'] as const
const PASSED_ON = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGALRM'] as const

const NOT_FOUND = 127
const NOT_EXECUTABLE = 126
const BY_SIGNAL = 128

interface Ended {
  readonly status: number
  /** Why it did not start, or null. */
  readonly reason: string | null
}

/**
 * Runs a program with this terminal, these standard streams and these variables, and passes signals on to it. Resolves
 * to its exit status as a shell would give it: 128 + n after signal n, 127 if it is not found, 126 if it cannot be
 * executed; in those two cases with the reason. Never rejects.
 */
export function runProgramAs(program: string, args: readonly string[], variables: Variables): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const { child, error } = started(program, args, variables)
  if (child === null) return Promise.resolve(notRun(program, error))
  const passOn = (signal: NodeJS.Signals) => void child.kill(signal)
  const onTerminal = [process.stdin, process.stdout, process.stderr].some((each) => each.isTTY)
  const onKey = onTerminal ? () => {} : passOn
  for (const signal of BY_KEYS) process.on(signal, onKey)
  for (const signal of PASSED_ON) process.on(signal, passOn)
  const end = (ended: Ended) => {
    for (const signal of BY_KEYS) process.off(signal, onKey)
    for (const signal of PASSED_ON) process.off(signal, passOn)
    resolve(ended)
  }
  child.on('error', (error) => {
    // Without a process ID it did not start, and on Windows cmd.exe did not find it; else a signal could not be passed on.
    if (child.pid === undefined || errorCode(error) === 'ENOENT') end(notRun(program, error))
  })
  child.on('exit', (status, signal) =>
    end({ status: status ?? BY_SIGNAL + (signal ? constants.signals[signal] : 0), reason: null }),
  )
  return promise
}

/**
 * Node tells some reasons why a program does not start by an event, and throws the others. `cross-spawn` because Windows
 * itself starts `npm` or `cdk` only by their whole names, `npm.cmd`, and Node not even by those.
 */
function started(
  program: string,
  args: readonly string[],
  variables: Variables,
): { readonly child: ChildProcess | null; readonly error?: unknown } {
  try {
    return { child: spawn(program, args, { stdio: 'inherit', env: { ...variables } }) }
  } catch (error) {
    return { child: null, error }
  }
}

function notRun(program: string, error: unknown): Ended {
  const code = errorCode(error)
  return code === 'ENOENT'
    ? { status: NOT_FOUND, reason: `command not found: ${program}` }
    : { status: NOT_EXECUTABLE, reason: `${plainReason(code)}: ${program}` }
}
