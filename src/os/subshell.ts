import { spawnSync } from 'node:child_process'
import type { Variables } from '../profiles/environment.ts'

/**
 * A shell in which AWS_PROFILE names a profile; returns when it has ended. The terminal must have been given back.
 *
 * @returns what went wrong, as a sentence, or null
 */
export function runSubshell(variables: Variables, name: string): string | null {
  const shell =
    variables.SHELL || (process.platform === 'win32' ? (variables.COMSPEC ?? 'cmd.exe') : '/bin/sh')
  process.stdout.write(`A shell with AWS_PROFILE=${JSON.stringify(name)}; exit comes back.\n`)
  // Keys in the environment would beat the profile.
  const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, AWS_SESSION_TOKEN: ___, ...rest } = variables
  const { error } = spawnSync(shell, [], { stdio: 'inherit', env: { ...rest, AWS_PROFILE: name } })
  return error ? `The shell could not be started: ${shell}.` : null
}
