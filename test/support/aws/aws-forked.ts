import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../program/run.ts'
import { pythonOf } from './botocore.ts'

const script = fileURLToPath(new URL('../../interop/aws-forked.py', import.meta.url))

interface AwsAnswer {
  readonly exitCode: number | null
  readonly stdout: string
}

/**
 * Runs commands of the `aws` on PATH, one after another: in one process of its Python, or where it brings its Python
 * with it, each for itself. `env` is the complete environment. Rejects if they take longer than 90 seconds.
 */
export async function runAwsForked(
  commands: readonly (readonly string[])[],
  env: Readonly<Record<string, string>>,
): Promise<readonly AwsAnswer[]> {
  const python = pythonOfAws()
  if (python === null) {
    const answers: AwsAnswer[] = []
    for (const args of commands) answers.push(await runCommand('aws', args, { env, timeoutMs: 90_000 }))
    return answers
  }
  const input = JSON.stringify(commands)
  const { stdout, stderr, exitCode } = await runCommand(python, [script], { env, input, timeoutMs: 90_000 })
  if (exitCode !== 0) throw new Error(`aws-forked.py: ${stderr}`)
  return JSON.parse(stdout)
}

/** The Python interpreter in the first line of `aws`, also behind the shim of a version manager; null if it has none. */
function pythonOfAws(): string | null {
  const found = (command: string, args: readonly string[]) =>
    spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() || null
  const file = found('pyenv', ['which', 'aws']) ?? found('/bin/sh', ['-c', 'command -v aws'])
  return file === null ? null : pythonOf({ path: file })
}
