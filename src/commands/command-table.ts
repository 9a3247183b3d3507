import type { SectionId } from '../profiles/edit/edit.ts'
import { SET_UP, SHELLS } from '../terminal/shells.ts'
import type { CommandRow, OptionRow } from './command-row.ts'
import type { CompleteOptions } from './complete.ts'
import type { LintOptions } from './lint.ts'
import { PROFILE_COMMANDS } from './profile-commands.ts'
import type { SetOptions } from './set.ts'
import { JSON_OPTION, MFA } from './shared-options.ts'
import { SHELL_COMMANDS } from './shell-commands.ts'
import { UsageError } from './usage-error.ts'

const PLACE: readonly OptionRow[] = [
  { flags: '--sso-session <session>', description: 'change this sso-session; NAME is then left out' },
  {
    flags: '--file <file>',
    description: 'the file to change',
    choices: ['config', 'credentials'],
    standard: 'the one with the setting, else credentials for access keys and config for all else',
  },
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
    parameters: '[name...]',
    description:
      'walk each source chain for real and ask STS GetCallerIdentity; without NAME, that of the active profile; exit status 1 if a check fails',
    examples: [['awsprof check --all --concurrency 16', 'check every profile, sixteen at once']],
    options: [
      { flags: '--all', description: 'check every profile' },
      JSON_OPTION,
      {
        flags: '--concurrency <n>',
        description: 'how many profiles to check at once',
        standard: 'check_concurrency of the preferences',
      },
      {
        flags: '--timeout <seconds>',
        description: 'how long each link of a chain may take',
        standard: 'check_timeout_seconds of the preferences',
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
      'log in with a device code: print address and code, wait for approval, write the token cache; for a login_session, run aws login; without NAME, for the active profile, else for the only session',
    examples: [
      ['awsprof login dev', 'log in to the session behind dev, on any device'],
      ['awsprof login --sso-session acme --browser', 'in a browser on this machine, without a code'],
    ],
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
    description:
      'end the session at the portal, remove its cached token and role credentials; without NAME, that of the active profile, else the only one',
    options: [
      { flags: '--sso-session <session>', description: 'log out of this sso-session, not of that of NAME' },
      { flags: '--all', description: 'log out of every session' },
    ],
    run: async (context, [name], options) => (await import('./logout.ts')).logout(context, name, options),
  },
  {
    name: 'set',
    parameters: '<words...>',
    usage: 'NAME KEY VALUE',
    description: 'write one setting without touching any other byte',
    examples: [
      ['awsprof set dev region eu-west-1', 'change the region of dev'],
      ['awsprof set --sso-session acme sso_region us-east-1', 'the setting of an sso-session'],
      ['awsprof set dev s3.addressing_style path', 'a setting of a block'],
    ],
    options: [...PLACE, { flags: '--create', description: 'create the section if it does not exist' }],
    run: async (context, words, options: SetOptions) => {
      const [target, key = '', value = ''] = parseWords(words, options, ['KEY', 'VALUE'])
      return (await import('./set.ts')).set(context, target, key, value, options)
    },
  },
  {
    name: 'unset',
    parameters: '<words...>',
    usage: 'NAME KEY',
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
    usage: '[sso]',
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
  ...PROFILE_COMMANDS,
  {
    name: 'init',
    parameters: '<shell>',
    usage: SHELLS.join('|'),
    description:
      'print the shell function through which p in the dashboard and awsprof use set AWS_PROFILE, with completion',
    examples: SHELLS.map((each) => {
      const { line, prompt, file, title } = SET_UP[each]
      return [
        [line, ...prompt].join('\n'),
        `${title}, in ${file}: the function, and a prompt that says the status`,
      ]
    }),
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
