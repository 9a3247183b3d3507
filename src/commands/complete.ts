import { readHome } from '../os/read-home.ts'
import { REGIONS } from '../profiles/regions.ts'
import { KNOWN_SETTINGS, knownSetting } from '../profiles/setting.ts'
import { sessionsOf } from '../session/sessions.ts'
import { SHELLS } from '../terminal/shells.ts'
import { visible } from '../text/visible.ts'
import { BASH_BREAKS, bashReply, typedLine } from './bash-line.ts'
import type { CommandRow } from './command-row.ts'
import { completeWords, type Offers } from './complete-words.ts'
import type { CommandContext } from './context.ts'
import { GLOBAL_OPTIONS } from './global-options.ts'

export interface CompleteOptions {
  /** For bash, which breaks words at more than blanks: the line up to the cursor, instead of words. */
  readonly line?: string
  /** The characters at which it does. */
  readonly breaks?: string
}

/** `awsprof __complete`, for the shells: prints what the last word can become, one a line. Returns the exit status. */
export function complete(
  context: CommandContext,
  words: readonly string[],
  { line, breaks = BASH_BREAKS }: CompleteOptions,
  commands: readonly CommandRow[],
): number {
  const typed = line === undefined ? null : typedLine(line)
  const given = typed?.words.slice(1) ?? words
  const found = completeWords(given, commands, GLOBAL_OPTIONS, offersOf(context, given))
  const shown = found.filter((each) => visible(each) === each)
  const lines = typed ? shown.map((each) => bashReply(each, typed, breaks)) : shown
  process.stdout.write(lines.map((each) => `${each}\n`).join(''))
  return 0
}

function offersOf(context: CommandContext, words: readonly string[]): Offers {
  const home = () => readHome(environmentFor(context, words))
  const settings = (isSession: boolean) =>
    KNOWN_SETTINGS.filter(({ section }) => section === (isSession ? 'sso-session' : 'profile')).map(
      ({ key }) => key,
    )
  const profiles = () => home().profileIndex.entries.map(({ profile }) => profile.name)
  return {
    profiles,
    sessions: () =>
      sessionsOf(home().profileIndex)
        .list.filter(({ type }) => type === 'sso-session')
        .map(({ name }) => name),
    regions: () => REGIONS,
    shells: SHELLS,
    settings: (isSession) => settings(isSession).filter((key) => !key.includes('<')),
    values: (isSession, key) => {
      const check = knownSetting(isSession ? 'sso-session' : 'profile', key)?.check
      if (check?.type === 'one-of') return check.values
      if (check?.type === 'boolean') return ['true', 'false']
      if (check?.type === 'region') return REGIONS
      return check?.type === 'profile' ? profiles() : []
    },
  }
}

/** With the files that the line itself names. */
function environmentFor(
  { environment }: CommandContext,
  words: readonly string[],
): CommandContext['environment'] {
  const named = (option: string) => words[words.indexOf(option) + 1 || words.length]
  const { config, credentials } = environment.files
  return {
    ...environment,
    files: {
      config: named('--config-file') ?? config,
      credentials: named('--credentials-file') ?? credentials,
    },
  }
}
