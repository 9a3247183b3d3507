import { spawn } from 'node:child_process'
import { shellWords } from '../profiles/shell-words.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { createErrorTail } from './error-tail.ts'
import { endWithUs, forgetGroup, killGroup } from './process-groups.ts'

const MOST_OUTPUT = 1 << 20
/** The profiles whose credential_processes are running, one per line, so that none can call itself through awsprof. */
export const CHAIN_VARIABLE = 'AWSPROF_PROFILE_CHAIN'

export interface ProcessOptions {
  readonly variables: Readonly<Record<string, string | undefined>>
  /** The profile that the process runs for. */
  readonly profile: string
  readonly timeoutMs: number
}

/**
 * Runs a credential_process as the AWS CLI does: split into words like a shell, but run without one, and without
 * standard input. (The SDK's provider uses a shell, which reads some commands differently.) Resolves to its output;
 * rejects with `WalkError` or the signal's reason. If it must be stopped, or awsprof ends first, its whole process group
 * is killed.
 */
export function runCredentialProcess(
  command: string,
  options: ProcessOptions,
  signal: AbortSignal,
): Promise<string> {
  if (signal.aborted) return Promise.reject(signal.reason)
  const [program = '', ...args] = shellWords(command) ?? []
  if (program === '') {
    return Promise.reject(
      new WalkError('process-failed', 'credential_process names no program.', 'check credential_process'),
    )
  }
  const chain = options.variables[CHAIN_VARIABLE]
  const env = {
    ...options.variables,
    [CHAIN_VARIABLE]: [...(chain ? [chain] : []), options.profile].join('\n'),
  }
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const group = child.pid
  if (group !== undefined) endWithUs(group)
  const output: Buffer[] = []
  const errors = createErrorTail()
  let size = 0
  const release = () => {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
  const stop = (reason: unknown) => {
    release()
    reject(reason)
    if (group !== undefined) killGroup(group)
    // A process that has left the group can keep the pipes open: do not wait for it.
    child.stdout.destroy()
    child.stderr.destroy()
    child.unref()
  }
  const seconds = Math.round(options.timeoutMs / 1000)
  const timer = setTimeout(
    () => stop(new WalkError('timeout', `${program} did not end within ${seconds} s.`)),
    options.timeoutMs,
  )
  const onAbort = () => stop(signal.reason)
  signal.addEventListener('abort', onAbort)
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > MOST_OUTPUT) stop(new WalkError('process-output', `${program} printed more than 1 MB.`))
    else output.push(chunk)
  })
  child.stderr.on('data', errors.add)
  child.on('error', (error: NodeJS.ErrnoException) => stop(notStarted(program, error)))
  child.on('close', (status, killer) => {
    release()
    if (group !== undefined) forgetGroup(group)
    if (status === 0) resolve(Buffer.concat(output).toString())
    else reject(failed(program, status, killer, errors.text()))
  })
  return promise
}

function notStarted(program: string, { code }: NodeJS.ErrnoException): WalkError {
  const reason =
    code === 'ENOENT'
      ? 'there is no such program'
      : code === 'EACCES'
        ? 'it is not executable'
        : `system error ${code}`
  return new WalkError(
    'process-failed',
    `${program} could not be started: ${reason}.`,
    'check credential_process',
  )
}

/** Quotes stderr, which can contain any character: escape the message for display. */
function failed(program: string, status: number | null, killer: string | null, errors: string): WalkError {
  const how = status === null ? `was killed by ${killer}` : `exited with status ${status}`
  const quote = errors === '' ? '' : `: ${errors}`
  return new WalkError('process-failed', `${program} ${how}${quote}`, 'run the command by hand')
}
