import type { ChildProcess } from 'node:child_process'
import spawn from 'cross-spawn'
import { errorCode } from '../os/files.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { createErrorTail } from './error-tail.ts'
import {
  commandWords,
  environmentFor,
  failed,
  MOST_OUTPUT,
  notStarted,
  type ProcessOptions,
  quote,
  TRY_BY_HAND,
} from './process-command.ts'
import { forgetGroup, HAS_GROUPS, killGroup, startedWithUs } from './process-groups.ts'

/** How long the output must be quiet after the program has ended, if something holds it open. */
const QUIET_MS = 200

/**
 * Runs a credential_process as the AWS CLI does: split into words like a shell, but run without one, and without
 * standard input. (The SDK's provider uses a shell, which reads some commands differently.) Resolves to its output;
 * rejects with `WalkError` or the signal's reason. It ends when its program does, whatever that left running. If it must be
 * stopped, or awsprof ends first, its whole process group is killed.
 */
export async function runCredentialProcess(
  command: string,
  options: ProcessOptions,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted()
  const [program = '', ...args] = commandWords(command)
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const child = started(program, args, environmentFor(options))
  const group = child.pid
  const output: Buffer[] = []
  const errors = createErrorTail()
  let size = 0
  let quiet: NodeJS.Timeout | undefined
  const release = () => {
    clearTimeout(timer)
    clearTimeout(quiet)
    signal.removeEventListener('abort', onAbort)
    // A process that has left the group, or outlives its parent, can keep the pipes open: do not wait for it.
    child.stdout?.destroy()
    child.stderr?.destroy()
    child.unref()
  }
  const stop = (reason: unknown) => {
    release()
    reject(reason)
    if (group !== undefined) killGroup(group)
  }
  const seconds = Math.round(options.timeoutMs / 1000)
  const timer = setTimeout(
    () =>
      stop(
        new WalkError(
          'timeout',
          `${program} did not end within ${seconds} s${quote(errors.text())}.`,
          TRY_BY_HAND,
        ),
      ),
    options.timeoutMs,
  )
  const onAbort = () => stop(signal.reason)
  signal.addEventListener('abort', onAbort)
  const settle = (status: number | null, killer: string | null) => {
    release()
    if (group !== undefined) forgetGroup(group)
    if (status === 0) resolve(Buffer.concat(output).toString())
    else reject(failed(program, status, killer, errors.text()))
  }
  child.stdout?.on('data', (chunk: Buffer) => {
    quiet?.refresh()
    size += chunk.length
    if (size > MOST_OUTPUT) stop(new WalkError('process-output', `${program} printed more than 1 MB.`))
    else output.push(chunk)
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    errors.add(chunk)
    options.onSaid?.(errors.text())
  })
  child.on('error', (error: NodeJS.ErrnoException) => stop(notStarted(program, error)))
  child.on('exit', (status, killer) => {
    // What it left running, such as an agent, may hold its output open for good; what was written is all there.
    quiet = setTimeout(() => settle(status, killer), QUIET_MS)
  })
  child.on('close', settle)
  return promise
}

/** Starts the program in a group of its own. Throws `WalkError` if that is not possible. */
function started(
  program: string,
  args: readonly string[],
  env: ReturnType<typeof environmentFor>,
): ChildProcess {
  try {
    return startedWithUs(() =>
      spawn(program, args, {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        // On Windows this would open a window for the program, and so would a console program without the other.
        detached: HAS_GROUPS,
        windowsHide: true,
      }),
    )
  } catch (error) {
    // Not Node's message, which quotes the arguments.
    throw notStarted(program, { code: errorCode(error) })
  }
}
