import type { SectionId } from '../profiles/edit/edit.ts'
import type { CommandContext } from './context.ts'
import { EXPORT_FORMATS } from './export-formats.ts'
import { init, SHELLS } from './init.ts'
import { lint } from './lint.ts'
import { list } from './list.ts'
import { names } from './names.ts'
import { type SetOptions, set, unset } from './set.ts'
import { show } from './show.ts'
import { UsageError } from './usage-error.ts'

export interface OptionRow {
  /** As commander takes it: `--file <file>`. */
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
}

/** One command: parsing, help, completion and man page read this table. */
export interface CommandRow {
  readonly name: string
  /** As commander takes them: `<name>`, `[names...]`. */
  readonly parameters: string
  /** As shown in the usage line, where that says more. */
  readonly usage?: string
  readonly description: string
  /** True for what is not meant to be typed. */
  readonly isHidden?: boolean
  readonly options: readonly OptionRow[]
  /** Resolves to the exit status. Loads only what this command needs. Throws `UsageError` for wrong arguments. */
  readonly run: (context: CommandContext, args: readonly string[], options: Options) => Promise<number>
}

/** What commander makes of the options; every command knows its own. */
type Options = Readonly<Record<string, never>>

const JSON_OPTION: OptionRow = { flags: '--json', description: 'as JSON' }
const PLACE: readonly OptionRow[] = [
  { flags: '--sso-session <session>', description: 'a setting of this sso-session, in place of NAME' },
  { flags: '--file <file>', description: 'which file', choices: ['config', 'credentials'] },
]

export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'list',
    parameters: '',
    description: 'every profile: name, kind, status, expiry, account, region',
    options: [JSON_OPTION],
    run: async (context, _, options) => list(context, options),
  },
  {
    name: 'show',
    parameters: '<name>',
    description: 'one profile: its settings with file and line, its source chain, its problems',
    options: [JSON_OPTION, { flags: '--reveal', description: 'show secrets in full' }],
    run: async (context, [name = ''], options) => show(context, name, options),
  },
  {
    name: 'check',
    parameters: '[names...]',
    description:
      'walks each source chain for real and asks STS GetCallerIdentity; exit status 1 where one fails',
    options: [
      { flags: '--all', description: 'every profile' },
      JSON_OPTION,
      { flags: '--concurrency <n>', description: 'how many at once' },
      { flags: '--timeout <seconds>', description: 'how long one link may take' },
      { flags: '--no-cache', description: 'use and keep no cached role credentials' },
    ],
    run: async (context, names, options) => (await import('./check.ts')).check(context, names, options),
  },
  {
    name: 'login',
    parameters: '[name]',
    description: 'device-code login: prints address and code, waits, writes the token cache',
    options: [
      { flags: '--sso-session <session>', description: 'this sso-session, in place of NAME' },
      { flags: '--force', description: 'also where the session still lasts' },
      { flags: '--json', description: 'one JSON line a step' },
    ],
    run: async (context, [name], options) => (await import('./login.ts')).login(context, name, options),
  },
  {
    name: 'logout',
    parameters: '[name]',
    description: 'ends the session at the portal, removes its cached token and role credentials',
    options: [
      { flags: '--sso-session <session>', description: 'this sso-session, in place of NAME' },
      { flags: '--all', description: 'every session of the profiles' },
    ],
    run: async (context, [name], options) => (await import('./logout.ts')).logout(context, name, options),
  },
  {
    name: 'set',
    parameters: '<words...>',
    usage: '[options] NAME KEY VALUE',
    description: 'one setting, written without touching any other byte',
    options: [...PLACE, { flags: '--create', description: 'make the profile if there is none' }],
    run: async (context, words, options: SetOptions) => {
      const [target, key, value] = targetAnd(words, options, ['KEY', 'VALUE'])
      return set(context, target, key, value, options)
    },
  },
  {
    name: 'unset',
    parameters: '<words...>',
    usage: '[options] NAME KEY',
    description: 'one setting taken away, without touching any other byte',
    options: PLACE,
    run: async (context, words, options: SetOptions) => {
      const [target, key] = targetAnd(words, options, ['KEY'])
      return unset(context, target, key, options)
    },
  },
  {
    name: 'export',
    parameters: '<name>',
    description: 'credentials for a shell, a script or credential_process',
    options: [
      {
        flags: '--format <format>',
        description: 'how',
        choices: EXPORT_FORMATS,
      },
    ],
    run: async (context, [name = ''], options) =>
      (await import('./export.ts')).exportCredentials(context, name, options),
  },
  {
    name: 'init',
    parameters: '<shell>',
    usage: '[options] bash|zsh|fish|powershell',
    description: 'the shell function through which picking a profile sets AWS_PROFILE, with completion',
    options: [],
    run: async (_, [shell = '']) => {
      const known = SHELLS.find((each) => each === shell)
      if (!known) throw new UsageError(`the shell is one of ${SHELLS.join(', ')}`)
      return init(known, COMMANDS)
    },
  },
  {
    name: '__names',
    parameters: '',
    isHidden: true,
    description: 'names of the profiles, for completion',
    options: [],
    run: async (context) => names(context),
  },
  {
    name: 'lint',
    parameters: '',
    description: 'every problem of the files, with file and line; exit status 1 where one is an error',
    options: [JSON_OPTION],
    run: async (context, _, options) => lint(context, options),
  },
]

/** `--sso-session S` stands in place of NAME. */
function targetAnd<const Names extends readonly string[]>(
  words: readonly string[],
  { ssoSession }: SetOptions,
  names: Names,
): readonly [SectionId, ...{ [Name in keyof Names]: string }] {
  const wanted = ssoSession === undefined ? ['NAME', ...names] : names
  if (words.length < wanted.length) throw new UsageError(`missing ${wanted[words.length]}`)
  if (words.length > wanted.length) throw new UsageError(`one word too many: ${words[wanted.length]}`)
  const rest = words.slice(-names.length) as unknown as { -readonly [Name in keyof Names]: string }
  const target: SectionId =
    ssoSession === undefined
      ? { kind: 'profile', name: words[0] ?? '' }
      : { kind: 'sso-session', name: ssoSession }
  return [target, ...rest]
}
