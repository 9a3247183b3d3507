import type { CommandRow } from './command-row.ts'
import { EXPORT_FORMATS } from './export-formats.ts'
import { JSON_OPTION, MFA, ROLE } from './shared-options.ts'
import { STATUS_WORDS_TEXT } from './status-words.ts'

/** The commands that give credentials to a shell or a program, or tell what it would use: a part of the one table. */
export const SHELL_COMMANDS: readonly CommandRow[] = [
  {
    name: 'export',
    parameters: '<name>',
    description: 'print credentials for a shell, a script or credential_process',
    examples: [
      [
        'eval "$(awsprof export dev --with-region)"',
        'put the credentials and the region of dev into this shell',
      ],
      ['awsprof export dev --format dotenv > .env', 'into a file for a tool that reads no profiles'],
    ],
    options: [
      {
        flags: '--format <format>',
        description: 'the output format',
        choices: EXPORT_FORMATS,
        standard: 'env',
      },
      { flags: '--with-region', description: 'print the region, too, where the profile has one' },
      MFA,
      ROLE,
    ],
    run: async (context, [name = ''], options) =>
      (await import('./export.ts')).exportCredentials(context, name, options),
  },
  {
    name: 'exec',
    parameters: '<name> <command...>',
    runsCommand: true,
    usage: 'NAME -- COMMAND [ARG...]',
    examples: [
      ['awsprof exec dev -- aws s3 ls', 'run one command as dev'],
      ['awsprof exec dev --region eu-west-1 -- terraform plan', 'in another region than that of the profile'],
    ],
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
    description:
      'set AWS_PROFILE in the calling shell, by the shell function of init; - goes back to the profile before',
    examples: [
      ['awsprof use dev', 'use dev in this shell from now on'],
      ['awsprof use -', 'go back to the profile before it'],
    ],
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
      'print one line for a prompt or a status bar, from local files alone; without NAME, of what tools here would use: keys in the environment or the active profile; exit status 1 if a login or a mending is needed',
    options: [
      {
        flags: '--format <format>',
        description: `the line, with these filled in: ${STATUS_WORDS_TEXT}; {account} is the id, as {accountId} is; {accountName} is the name where awsprof knows it, else the id`,
      },
      JSON_OPTION,
    ],
    examples: [
      ['awsprof status dev --format "{accountName} {symbol} {left}"', 'for a status bar'],
      ['awsprof init --help', 'lines for the prompts of shells'],
    ],
    run: async (context, [name], options) => (await import('./status.ts')).status(context, name, options),
  },
  {
    name: 'console',
    parameters: '<name>',
    description: 'open the AWS console in a browser, signed in as a profile',
    examples: [['awsprof console dev --service ec2', 'open the page of EC2 as dev']],
    options: [
      {
        flags: '--service <service>',
        description:
          'the page of this service by its name in the address of the console, such as ec2, s3 or cloudwatch',
      },
      {
        flags: '--print',
        description: 'print the address instead; for a few minutes it signs in whoever has it',
      },
    ],
    run: async (context, [name = ''], options) =>
      (await import('./console.ts')).openConsole(context, name, options),
  },
]
