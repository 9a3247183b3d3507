import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../program/run.ts'
import { pythonOf } from './botocore.ts'

const script = fileURLToPath(new URL('../../interop/aws-forked.py', import.meta.url))

export interface AwsCommand {
  readonly args: readonly string[]
  /** Added to the environment that all share. */
  readonly env?: Readonly<Record<string, string>>
}

export interface AwsAnswer {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs commands of an `aws`, one after another: in one process of its Python, or where it brings its Python with it, each
 * for itself. `shared` is the environment of all. Rejects if they take longer than 90 seconds.
 *
 * @param file the `aws`; by default that on PATH, also behind the shim of a version manager
 */
export async function runAwsForked(
  commands: readonly AwsCommand[],
  shared: Readonly<Record<string, string>>,
  file = awsOnPath(),
): Promise<readonly AwsAnswer[]> {
  const python = file === null ? null : pythonOf({ path: file })
  if (python === null) {
    const answers: AwsAnswer[] = []
    for (const { args, env } of commands)
      answers.push(await runCommand(file ?? 'aws', args, { env: { ...shared, ...env }, timeoutMs: 90_000 }))
    return answers
  }
  const input = JSON.stringify(commands.map(({ args, env = {} }) => ({ args, env })))
  const { stdout, stderr, exitCode } = await runCommand(python, [script], {
    env: shared,
    input,
    timeoutMs: 90_000,
  })
  if (exitCode !== 0) throw new Error(`aws-forked.py: ${stderr}`)
  return JSON.parse(stdout)
}

function awsOnPath(): string | null {
  const found = (command: string, args: readonly string[]) =>
    spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() || null
  return found('pyenv', ['which', 'aws']) ?? found('/bin/sh', ['-c', 'command -v aws'])
}
