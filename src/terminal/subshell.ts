import { spawnSync } from 'node:child_process'
import { type Environment, readEnvironment, type Variables } from '../profiles/environment.ts'

/** What would beat AWS_PROFILE, or what it leads to, in the AWS CLI or an SDK. */
const STRONGER: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_DEFAULT_PROFILE',
]

/**
 * A shell with these variables; returns when it has ended. The terminal must have been given back.
 *
 * @param shown the profile's name, escaped
 * @returns what went wrong, as a sentence, or null
 */
export function runSubshell(variables: Variables, shown: string): string | null {
  const shell =
    variables.SHELL || (process.platform === 'win32' ? (variables.COMSPEC ?? 'cmd.exe') : '/bin/sh')
  process.stdout.write(`A shell with AWS_PROFILE=${shown}; exit comes back.\n`)
  const { error } = spawnSync(shell, [], { stdio: 'inherit', env: { ...variables } })
  return error ? `The shell could not be started: ${shell}.` : null
}

/** The variables with which every tool of AWS uses this profile, out of the files that this program reads. */
export function variablesFor(variables: Variables, { home, files }: Environment, profile: string): Variables {
  const kept = Object.entries(variables).filter(([name]) => !STRONGER.includes(name))
  const without = readEnvironment(variables, process.platform, home).files
  return {
    ...Object.fromEntries(kept),
    // Also where they come from --config-file, or from a path that leads elsewhere after a cd.
    ...(files.config !== without.config && { AWS_CONFIG_FILE: files.config ?? '' }),
    ...(files.credentials !== without.credentials && {
      AWS_SHARED_CREDENTIALS_FILE: files.credentials ?? '',
    }),
    AWS_PROFILE: profile,
  }
}
