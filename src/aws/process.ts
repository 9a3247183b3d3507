import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { errorCode } from '../os/files.ts'
import { shellWords } from '../profiles/shell-words.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { createErrorTail } from './error-tail.ts'
import { endWithUs, forgetGroup, killGroup } from './process-groups.ts'

const MOST_OUTPUT = 1 << 20
/** How long the output must be quiet after the program has ended, if something holds it open. */
const QUIET_MS = 200
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
 * rejects with `WalkError` or the signal's reason. It ends when its program does, whatever that left running. If it must be
 * stopped, or awsprof ends first, its whole process group is killed.
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
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const child = started(program, args, options)
  if (child instanceof WalkError) return Promise.reject(child)
  const group = child.pid
  if (group !== undefined) endWithUs(group)
  const output: Buffer[] = []
  const errors = createErrorTail()
  let size = 0
  let quiet: NodeJS.Timeout | undefined
  const release = () => {
    clearTimeout(timer)
    clearTimeout(quiet)
    signal.removeEventListener('abort', onAbort)
    // A process that has left the group, or outlives its parent, can keep the pipes open: do not wait for it.
    child.stdout.destroy()
    child.stderr.destroy()
    child.unref()
  }
  const stop = (reason: unknown) => {
    release()
    reject(reason)
    if (group !== undefined) killGroup(group)
  }
  const seconds = Math.round(options.timeoutMs / 1000)
  const timer = setTimeout(
    () => stop(new WalkError('timeout', `${program} did not end within ${seconds} s.`)),
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
  child.stdout.on('data', (chunk: Buffer) => {
    quiet?.refresh()
    size += chunk.length
    if (size > MOST_OUTPUT) stop(new WalkError('process-output', `${program} printed more than 1 MB.`))
    else output.push(chunk)
  })
  child.stderr.on('data', errors.add)
  child.on('error', (error: NodeJS.ErrnoException) => stop(notStarted(program, error)))
  child.on('exit', (status, killer) => {
    // What it left running, such as an agent, may hold its output open for good; what was written is all there.
    quiet = setTimeout(() => settle(status, killer), QUIET_MS)
  })
  child.on('close', settle)
  return promise
}

/** Starts the program in a group of its own, or says why that is not possible. */
function started(
  program: string,
  args: readonly string[],
  { variables, profile }: ProcessOptions,
): ChildProcessByStdio<null, Readable, Readable> | WalkError {
  const chain = variables[CHAIN_VARIABLE]
  // No argument of another awsprof could name a profile with a NUL.
  const names = [...(chain ? [chain] : []), ...(profile.includes('\0') ? [] : [profile])]
  const env = { ...variables, [CHAIN_VARIABLE]: names.join('\n') }
  try {
    return spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  } catch (error) {
    // Not Node's message, which quotes the arguments.
    return notStarted(program, { code: errorCode(error) })
  }
}

const NOT_STARTED: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such program',
  EACCES: 'it is not executable',
  E2BIG: 'its arguments are too long',
  ERR_INVALID_ARG_VALUE: 'credential_process contains a NUL character, which no program can be given',
}

function notStarted(program: string, { code = 'unknown' }: Pick<NodeJS.ErrnoException, 'code'>): WalkError {
  const reason = NOT_STARTED[code] ?? `system error ${code}`
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
