import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { holdToSchema } from './hold-to-schema.ts'

export interface RunOptions {
  /** The program's complete environment. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Standard input; empty by default. */
  readonly input?: string | Uint8Array
  readonly cwd?: string
  /** The program and its children are killed after this time; default 20000. */
  readonly timeoutMs?: number
}

export interface RunResult {
  /** Null if a signal ended the program. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Path of the built program. */
export const programFile = fileURLToPath(new URL('../../../dist/awsprof.js', import.meta.url))

/**
 * Runs `awsprof ARGS` without a terminal. Rejects if it cannot be started or does not end in time, and where the JSON
 * that it prints is not as the schema in `docs` says.
 */
export async function runProgram(args: readonly string[], options: RunOptions): Promise<RunResult> {
  const result = await runCommand(process.execPath, [programFile, ...args], options)
  await holdToSchema(args, result.stdout)
  return result
}

/** Runs any command the same way. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
  const { env, input = '', cwd, timeoutMs = 20_000 } = options
  const { promise, resolve, reject } = Promise.withResolvers<RunResult>()
  // In a session of its own (`detached`) the program cannot use /dev/tty, the terminal that the tests run in, and can
  // be killed together with its children.
  const child = spawn(command, args, { env, cwd, detached: true, stdio: 'pipe' })
  const stdout = collect(child.stdout)
  const stderr = collect(child.stderr)
  const timer = setTimeout(() => {
    killGroup(child.pid)
    const output = `stdout:\n${stdout()}\nstderr:\n${stderr()}`
    reject(new Error(`${[command, ...args].join(' ')} did not end within ${timeoutMs} ms; ${output}`))
  }, timeoutMs)
  child.on('error', (error) => {
    clearTimeout(timer)
    reject(error)
  })
  child.on('close', (exitCode) => {
    clearTimeout(timer)
    resolve({ exitCode, stdout: stdout(), stderr: stderr() })
  })
  child.stdin.on('error', () => {}) // a program may ignore its input
  child.stdin.end(input)
  return promise
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // ended meanwhile
  }
}
