import type { SectionId } from '../profiles/edit/edit.ts'
import { DEFAULT_TEMPLATE, TEMPLATE_WORDS } from '../session/accounts/name-template.ts'
import { SHELLS } from '../terminal/shells.ts'
import type { CommandRow, OptionRow } from './command-row.ts'
import type { CompleteOptions } from './complete.ts'
import type { LintOptions } from './lint.ts'
import type { SetOptions } from './set.ts'
import { JSON_OPTION, MFA } from './shared-options.ts'
import { SHELL_COMMANDS } from './shell-commands.ts'
import { UsageError } from './usage-error.ts'

const YES_OPTION: OptionRow = { flags: '--yes', description: 'write without asking' }
const PLACE: readonly OptionRow[] = [
  { flags: '--sso-session <session>', description: 'change this sso-session; NAME is then left out' },
  { flags: '--file <file>', description: 'the file to change', choices: ['config', 'credentials'] },
]

export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'list',
    parameters: '',
    description: 'list every profile (name, kind, status, expiry, account, region) and every session',
    options: [JSON_OPTION],
    run: async (context, _, options) => (await import('./list.ts')).list(context, options),
  },
  {
    name: 'show',
    parameters: '<name>',
    description: 'show one profile: its settings with file and line, its source chain, its problems',
    options: [JSON_OPTION, { flags: '--reveal', description: 'show secrets in full' }],
    run: async (context, [name = ''], options) => (await import('./show.ts')).show(context, name, options),
  },
  {
    name: 'check',
    parameters: '[names...]',
    description:
      'walk each source chain for real and ask STS GetCallerIdentity; exit status 1 if a check fails',
    options: [
      { flags: '--all', description: 'check every profile' },
      JSON_OPTION,
      {
        flags: '--concurrency <n>',
        description: 'how many profiles to check at once',
        standard: 'check_concurrency of the preferences, else 8',
      },
      {
        flags: '--timeout <seconds>',
        description: 'how long each link of a chain may take',
        standard: 'check_timeout_seconds of the preferences, else 10',
      },
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
      { flags: '--browser', description: 'approve in a browser on this machine instead of with a code' },
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
      return (await import('./set.ts')).set(context, target, key, value, options)
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
      return (await import('./set.ts')).unset(context, target, key, options)
    },
  },
  {
    name: 'configure',
    parameters: '[sso]',
    description:
      'ask for access key, region and output, as aws configure does; without a terminal, read a line for each answer; with sso: ask for a session, log in, choose account and role, as aws configure sso does',
    options: [
      {
        flags: '--profile <name>',
        description: 'the profile; if absent, the active one, or with sso one whose name is asked for',
      },
    ],
    run: async (context, [what], options) => {
      if (what === undefined) return (await import('./configure.ts')).configure(context, options)
      if (what !== 'sso') throw new UsageError(`configure takes nothing but sso, not "${what}"`)
      return (await import('./configure-sso.ts')).configureSso(context, options)
    },
  },
  ...SHELL_COMMANDS,
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
        description: `names of the profiles, of ${TEMPLATE_WORDS}; {account} is the name, or the id if it has none, and {accountId} always the id; such as "{session}-{accountId}-{role}"`,
        standard: DEFAULT_TEMPLATE,
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
        description: 'what to do with a name that is taken by other settings',
        standard: 'skip',
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
      return (await import('./init.ts')).init(known)
    },
  },
  {
    name: '__complete',
    parameters: '[words...]',
    isHidden: true,
    description: 'print what the last word can become, for completion',
    options: [
      { flags: '--line <line>', description: 'the line up to the cursor, instead of words' },
      { flags: '--breaks <characters>', description: 'the characters at which bash breaks words' },
    ],
    run: async (context, words, options: CompleteOptions) =>
      (await import('./complete.ts')).complete(context, words, options, COMMANDS),
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
      return (await import('./lint.ts')).lint(context, options)
    },
  },
  {
    name: 'doctor',
    parameters: '',
    description: 'print versions, terminal, files and findings as one page to paste into a report, redacted',
    options: [
      { flags: '--network', description: 'ask whether AWS’s hosts answer; without it, nothing is sent' },
    ],
    run: async (context, _, options) => (await import('./doctor.ts')).doctor(context, options),
  },
]

/** Without the words: one can be a part of a secret. */
const TOO_MANY = 'too many arguments: a value with blanks needs quotes around it'

/** The section to change, then one word for each of `names`. NAME is left out after `--sso-session`. */
function parseWords(
  words: readonly string[],
  { ssoSession }: SetOptions,
  names: readonly string[],
): readonly [SectionId, ...string[]] {
  const wanted = ssoSession === undefined ? ['NAME', ...names] : names
  if (words.length < wanted.length) throw new UsageError(`missing ${wanted[words.length]}`)
  if (words.length > wanted.length) throw new UsageError(TOO_MANY)
  const target: SectionId =
    ssoSession === undefined
      ? { kind: 'profile', name: words[0] ?? '' }
      : { kind: 'sso-session', name: ssoSession }
  return [target, ...words.slice(-names.length)]
}
