import type { SectionId } from '../profiles/edit/edit.ts'
import type { CommandContext } from './context.ts'
import { EXPORT_FORMATS } from './export-formats.ts'
import { init } from './init.ts'
import { type LintOptions, lint } from './lint.ts'
import { list } from './list.ts'
import { names } from './names.ts'
import { type SetOptions, set, unset } from './set.ts'
import { SHELLS } from './shells.ts'
import { show } from './show.ts'
import { UsageError } from './usage-error.ts'

export interface OptionRow {
  /** In commander's syntax: `--file <file>`. */
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
  /** True if it can be given several times; its value is then a list. */
  readonly isRepeated?: boolean
}

/** One command. Parsing, help, completion and the README are all made from this table. */
export interface CommandRow {
  readonly name: string
  /** In commander's syntax: `<name>`, `[names...]`. */
  readonly parameters: string
  /** Replaces commander's usage line if that would say too little. */
  readonly usage?: string
  readonly description: string
  /** True for a command that only scripts call. */
  readonly isHidden?: boolean
  readonly options: readonly OptionRow[]
  /** Resolves to the exit status. Loads only what this command needs. Rejects with `UsageError` for wrong arguments. */
  readonly run: (context: CommandContext, args: readonly string[], options: Options) => Promise<number>
}

/** The options as commander parsed them. `never` lets each command declare a type of its own for them. */
type Options = Readonly<Record<string, never>>

const JSON_OPTION: OptionRow = { flags: '--json', description: 'print JSON' }
const MFA: OptionRow = {
  flags: '--mfa-code <code>',
  description: 'the code of the one MFA device that asks; without it, it is asked for on the terminal',
}
const ROLE: OptionRow = {
  flags: '--role-arn <arn>',
  description: 'one role more, assumed with what the profile gives',
}
const YES_OPTION: OptionRow = { flags: '--yes', description: 'write without asking' }
const PLACE: readonly OptionRow[] = [
  { flags: '--sso-session <session>', description: 'change this sso-session; NAME is then left out' },
  { flags: '--file <file>', description: 'the file to change', choices: ['config', 'credentials'] },
]

export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'list',
    parameters: '',
    description: 'list every profile: name, kind, status, expiry, account, region',
    options: [JSON_OPTION],
    run: async (context, _, options) => list(context, options),
  },
  {
    name: 'show',
    parameters: '<name>',
    description: 'show one profile: its settings with file and line, its source chain, its problems',
    options: [JSON_OPTION, { flags: '--reveal', description: 'show secrets in full' }],
    run: async (context, [name = ''], options) => show(context, name, options),
  },
  {
    name: 'check',
    parameters: '[names...]',
    description:
      'walk each source chain for real and ask STS GetCallerIdentity; exit status 1 if a check fails',
    options: [
      { flags: '--all', description: 'check every profile' },
      JSON_OPTION,
      { flags: '--concurrency <n>', description: 'how many profiles to check at once' },
      { flags: '--timeout <seconds>', description: 'how long each link of a chain may take' },
      { flags: '--no-cache', description: 'neither use nor write cached role credentials' },
      MFA,
    ],
    run: async (context, names, options) => (await import('./check.ts')).check(context, names, options),
  },
  {
    name: 'login',
    parameters: '[name]',
    description:
      'log in with a device code: print address and code, wait for approval, write the token cache; for a login_session, run aws login',
    options: [
      { flags: '--sso-session <session>', description: 'log in to this sso-session, not to that of NAME' },
      { flags: '--force', description: 'log in even if the token is still valid' },
      { flags: '--json', description: 'print one line of JSON per step' },
    ],
    run: async (context, [name], options) => (await import('./login.ts')).login(context, name, options),
  },
  {
    name: 'logout',
    parameters: '[name]',
    description: 'end the session at the portal, remove its cached token and role credentials',
    options: [
      { flags: '--sso-session <session>', description: 'log out of this sso-session, not of that of NAME' },
      { flags: '--all', description: 'log out of every session' },
    ],
    run: async (context, [name], options) => (await import('./logout.ts')).logout(context, name, options),
  },
  {
    name: 'set',
    parameters: '<words...>',
    usage: '[options] NAME KEY VALUE',
    description: 'write one setting without touching any other byte',
    options: [...PLACE, { flags: '--create', description: 'create the section if it does not exist' }],
    run: async (context, words, options: SetOptions) => {
      const [target, key = '', value = ''] = parseWords(words, options, ['KEY', 'VALUE'])
      return set(context, target, key, value, options)
    },
  },
  {
    name: 'unset',
    parameters: '<words...>',
    usage: '[options] NAME KEY',
    description: 'remove one setting without touching any other byte',
    options: PLACE,
    run: async (context, words, options: SetOptions) => {
      const [target, key = ''] = parseWords(words, options, ['KEY'])
      return unset(context, target, key, options)
    },
  },
  {
    name: 'configure',
    parameters: '',
    description:
      'ask for access key, region and output, as aws configure does; without a terminal, read a line for each answer',
    options: [{ flags: '--profile <name>', description: 'the profile; the active one if absent' }],
    run: async (context, _, options) => (await import('./configure.ts')).configure(context, options),
  },
  {
    name: 'export',
    parameters: '<name>',
    description: 'print credentials for a shell, a script or credential_process',
    options: [
      {
        flags: '--format <format>',
        description: 'the output format',
        choices: EXPORT_FORMATS,
      },
      { flags: '--with-region', description: 'print the region of the profile, too' },
      MFA,
      ROLE,
    ],
    run: async (context, [name = ''], options) =>
      (await import('./export.ts')).exportCredentials(context, name, options),
  },
  {
    name: 'exec',
    parameters: '<name> <command...>',
    usage: '[options] NAME -- COMMAND [ARG...]',
    description:
      'run a command with the credentials of a profile in its environment; the exit status is that of the command',
    options: [
      {
        flags: '--region <region>',
        description: 'the region for the command, instead of that of the profile',
      },
      MFA,
      ROLE,
    ],
    run: async (context, [name = '', ...command], options) =>
      (await import('./exec.ts')).exec(context, name, command, options),
  },
  {
    name: 'use',
    parameters: '[name]',
    usage: 'NAME|-|--none',
    description: 'set AWS_PROFILE in the calling shell, by the shell function of init; - goes back',
    options: [{ flags: '--none', description: 'unset it' }],
    run: async (context, [name], options) => (await import('./use.ts')).use(context, name, options),
  },
  {
    name: 'whoami',
    parameters: '',
    description:
      'tell what a tool started in this shell would use, what decides that, and who STS says it is',
    options: [JSON_OPTION],
    run: async (context, _, options) => (await import('./whoami.ts')).whoami(context, options),
  },
  {
    name: 'status',
    parameters: '[name]',
    description:
      'print one line for a prompt or a status bar, from local files alone; exit status 1 if a login or a mending is needed',
    options: [
      {
        flags: '--format <format>',
        description: 'the line, with {profile} {symbol} {status} {left} {account} {region} filled in',
      },
      JSON_OPTION,
    ],
    run: async (context, [name], options) => (await import('./status.ts')).status(context, name, options),
  },
  {
    name: 'console',
    parameters: '<name>',
    description: 'open the AWS console in a browser, signed in as a profile',
    options: [
      {
        flags: '--service <service>',
        description: 'the page of this service, such as ec2, s3 or cloudwatch',
      },
      {
        flags: '--print',
        description: 'print the address instead; for a few minutes it signs in whoever has it',
      },
    ],
    run: async (context, [name = ''], options) =>
      (await import('./console.ts')).openConsole(context, name, options),
  },
  {
    name: 'populate',
    parameters: '[session]',
    description:
      'add profiles for the accounts and roles of a session, in one change, with a diff; a second run adds only what is new',
    options: [
      { flags: '--account <id>', description: 'only this account; can be repeated', isRepeated: true },
      { flags: '--role <name>', description: 'only this role; can be repeated', isRepeated: true },
      {
        flags: '--name <template>',
        description:
          'names of the profiles, of {account}, {accountId}, {accountName}, {email}, {role}, {session}; {account}-{role} if absent',
      },
      { flags: '--region <region>', description: 'the region of the new profiles' },
      {
        flags: '--prune',
        description: 'take away profiles whose account or role is gone, if they hold nothing else',
      },
      YES_OPTION,
      JSON_OPTION,
    ],
    run: async (context, [session], options) =>
      (await import('./populate.ts')).populate(context, session, options),
  },
  {
    name: 'import',
    parameters: '<file>',
    usage: '[options] FILE|-',
    description:
      'take over profiles from another config or credentials file, an access-key CSV of the console, or pasted export lines',
    options: [
      { flags: '--profile <name>', description: 'only this profile, or the name for a single one' },
      {
        flags: '--on-clash <what>',
        description: 'what to do with a name that is taken by other settings; skip if absent',
        choices: ['skip', 'replace', 'rename'],
      },
      YES_OPTION,
      JSON_OPTION,
    ],
    run: async (context, [file = ''], options) =>
      (await import('./import.ts')).importProfiles(context, file, options),
  },
  {
    name: 'init',
    parameters: '<shell>',
    usage: '[options] bash|zsh|fish|powershell',
    description: 'print the shell function that lets p and use set AWS_PROFILE, with completion',
    options: [],
    run: async (_, [shell = '']) => {
      const known = SHELLS.find((each) => each === shell)
      if (!known) throw new UsageError(`the shell must be one of ${SHELLS.join(', ')}`)
      return init(known, COMMANDS)
    },
  },
  {
    name: '__names',
    parameters: '',
    isHidden: true,
    description: 'print the profile names, for completion',
    options: [],
    run: async (context) => names(context),
  },
  {
    name: 'lint',
    parameters: '',
    description: 'list every problem in the files, with file and line; exit status 1 if one is an error',
    options: [
      JSON_OPTION,
      {
        flags: '--fix',
        description: 'mend what has one right mending: show the diff, ask, write all in one change',
      },
      { flags: '--yes', description: 'with --fix: do not ask' },
    ],
    run: async (context, _, options: LintOptions) => {
      if (options.fix) return (await import('./lint-fix.ts')).lintFix(context, options)
      if (options.yes) throw new UsageError('--yes goes with --fix')
      return lint(context, options)
    },
  },
]

/** The section to change, then one word for each of `names`. NAME is left out after `--sso-session`. */
function parseWords(
  words: readonly string[],
  { ssoSession }: SetOptions,
  names: readonly string[],
): readonly [SectionId, ...string[]] {
  const wanted = ssoSession === undefined ? ['NAME', ...names] : names
  if (words.length < wanted.length) throw new UsageError(`missing ${wanted[words.length]}`)
  if (words.length > wanted.length) throw new UsageError(`unexpected argument: ${words[wanted.length]}`)
  const target: SectionId =
    ssoSession === undefined
      ? { kind: 'profile', name: words[0] ?? '' }
      : { kind: 'sso-session', name: ssoSession }
  return [target, ...words.slice(-names.length)]
}
