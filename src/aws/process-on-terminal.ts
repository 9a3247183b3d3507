import spawn from 'cross-spawn'
import { errorCode } from '../os/files.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import {
  commandWords,
  environmentFor,
  failed,
  MOST_OUTPUT,
  notStarted,
  type ProcessOptions,
} from './process-command.ts'

/** A person needs time to find a key or a phone, but a helper that hangs must end some day. */
const TIMEOUT_MS = 10 * 60_000

/**
 * Runs a credential_process that may ask for something: with the terminal as its standard input and for its messages,
 * as the AWS CLI does. Blocks until it ends; Ctrl-C reaches it. Returns its output; throws `WalkError`.
 */
export function runProcessOnTerminal(command: string, options: Omit<ProcessOptions, 'timeoutMs'>): string {
  const [program = '', ...args] = commandWords(command)
  const env = environmentFor(options)
  let result: ReturnType<typeof spawn.sync>
  try {
    result = spawn.sync(program, args, {
      env,
      stdio: ['inherit', 'pipe', 'inherit'],
      timeout: TIMEOUT_MS,
      maxBuffer: MOST_OUTPUT,
    })
  } catch (error) {
    // Not Node's message, which quotes the arguments.
    throw notStarted(program, { code: errorCode(error) })
  }
  const { error, status, signal, stdout } = result
  const code = error ? errorCode(error) : null
  if (code === 'ENOBUFS') throw new WalkError('process-output', `${program} printed more than 1 MB.`)
  if (code === 'ETIMEDOUT') throw new WalkError('timeout', `${program} did not end within 10 minutes.`)
  if (error) throw notStarted(program, { code: code ?? 'unknown' })
  if (status !== 0) throw failed(program, status, signal, '')
  return stdout.toString()
}
