import { spawnSync } from 'node:child_process'
import { type Environment, readEnvironment, type Variables } from '../profiles/environment.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { WINNING_VARIABLES } from '../profiles/winning-variables.ts'
import { PICK_VARIABLE } from './pick-variable.ts'

/**
 * Runs the user's shell with these variables until it ends. The terminal must have been given back.
 *
 * @param shown the profile's name, escaped
 * @param lacking why the variables hold no credentials, escaped, or null
 * @returns the reason why the shell did not start, as a sentence, or null
 */
export function runSubshell(
  variables: Variables,
  shown: string,
  lacking: string | null = null,
): string | null {
  const shell =
    variables.SHELL || (process.platform === 'win32' ? (variables.COMSPEC ?? 'cmd.exe') : '/bin/sh')
  // Node would throw.
  if (variables.AWS_PROFILE?.includes('\0'))
    return 'The name of this profile contains a NUL character, which no variable can hold.'
  process.stdout.write(`Starting a shell with AWS_PROFILE=${shown}; type exit to return to awsprof.\n`)
  if (lacking !== null) process.stdout.write(`It gets no credentials: ${lacking}\n`)
  const { error } = spawnSync(shell, [], { stdio: 'inherit', env: { ...variables } })
  return error ? `Could not start the shell ${maskSecrets(shell)}; check $SHELL.` : null
}

/** The variables that make every AWS tool use this profile, from the files that this program reads. */
export function variablesFor(variables: Variables, environment: Environment, profile: string): Variables {
  return { ...ownFiles(variables, environment), AWS_PROFILE: profile }
}

/**
 * The variables of a program that runs with credentials: those of the profile, and none that would choose others.
 *
 * @param own null where there is nothing to set
 */
export function withOwn(
  variables: Variables,
  environment: Environment,
  own: Iterable<readonly [string, string | null]>,
): Variables {
  // A program started from here must not choose a profile for the shell around awsprof.
  const { [PICK_VARIABLE]: _, ...inherited } = ownFiles(variables, environment)
  const set = [...own].filter((each): each is [string, string] => each[1] !== null)
  return { ...inherited, ...Object.fromEntries(set) }
}

/** The variables without those that choose a profile or hold credentials, but with the files that this program reads. */
function ownFiles(variables: Variables, { home, files }: Environment): Variables {
  const kept = Object.entries(variables).filter(
    ([name]) => name !== 'AWS_PROFILE' && !WINNING_VARIABLES.includes(name),
  )
  const without = readEnvironment(variables, process.platform, home).files
  return {
    ...Object.fromEntries(kept),
    // Paths from --config-file must be passed on, and relative paths would break after a cd.
    ...(files.config !== without.config && { AWS_CONFIG_FILE: files.config ?? '' }),
    ...(files.credentials !== without.credentials && {
      AWS_SHARED_CREDENTIALS_FILE: files.credentials ?? '',
    }),
  }
}
