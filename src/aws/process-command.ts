import { shellWords } from '../profiles/shell-words.ts'
import { windowsWords } from '../profiles/windows-words.ts'
import { WalkError } from '../session/walk/walk-error.ts'

/** The most that a credential_process may print, in bytes. */
export const MOST_OUTPUT = 1 << 20
/**
 * The profiles whose credential_processes are running, one per line, so that none can call itself through awsprof: in JSON,
 * the name and the files, because another file can have another profile of that name.
 */
const CHAIN_VARIABLE = 'AWSPROF_PROFILE_CHAIN'

export interface ProcessOptions {
  readonly variables: Readonly<Record<string, string | undefined>>
  /** The profile that the process runs for. */
  readonly profile: string
  /** The paths of the files that have it. */
  readonly files: readonly (string | null)[]
  readonly timeoutMs: number
  /** Called with what it last said on stderr, such as "touch your key"; secrets masked. */
  readonly onSaid?: (text: string) => void
}

/** The program and its arguments, split as the AWS CLI does on this platform. Throws `WalkError` if there is no program. */
export function commandWords(command: string, platform: string = process.platform): readonly string[] {
  const words = (platform === 'win32' ? windowsWords(command) : shellWords(command)) ?? []
  if (words[0]) return words
  throw new WalkError('process-failed', 'credential_process names no program.', 'check credential_process')
}

/** The environment of a credential_process. Throws `WalkError` if one for the same profile waits for this one. */
export function environmentFor({
  variables,
  profile,
  files,
}: Pick<ProcessOptions, 'variables' | 'profile' | 'files'>): Record<string, string | undefined> {
  const underWay = variables[CHAIN_VARIABLE]?.split('\n').filter((each) => each !== '') ?? []
  const entry = JSON.stringify([profile, ...files])
  if (underWay.includes(entry))
    throw new WalkError(
      'cycle',
      `Profile ${profile} gets its credentials from itself: its credential_process asks awsprof for ${profile} again.`,
      'let credential_process name another profile, or run another program',
    )
  return { ...variables, [CHAIN_VARIABLE]: [...underWay, entry].join('\n') }
}

const NOT_STARTED: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such program',
  EACCES: 'it is not executable',
  E2BIG: 'its arguments are too long',
  ERR_INVALID_ARG_VALUE: 'credential_process contains a NUL character, which no program can be given',
}

export function notStarted(
  program: string,
  { code = 'unknown' }: Pick<NodeJS.ErrnoException, 'code'>,
): WalkError {
  const reason = NOT_STARTED[code] ?? `system error ${code}`
  return new WalkError(
    'process-failed',
    `${program} could not be started: ${reason}.`,
    'check credential_process',
  )
}

/** Quotes `errors`, its stderr, which can contain any character: escape the message for display. */
export function failed(
  program: string,
  status: number | null,
  killer: string | null,
  errors: string,
): WalkError {
  const how = status === null ? `was killed by ${killer}` : `exited with status ${status}`
  return new WalkError('process-failed', `${program} ${how}${quote(errors)}`, TRY_BY_HAND)
}

/** What may help if a helper fails that has no terminal. */
export const TRY_BY_HAND = 'run the command by hand'

/** What a helper has said, behind a colon. */
export function quote(errors: string): string {
  return errors === '' ? '' : `: ${errors}`
}
