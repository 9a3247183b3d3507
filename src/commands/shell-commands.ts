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
    options: [
      {
        flags: '--format <format>',
        description: 'the output format',
        choices: EXPORT_FORMATS,
        standard: 'env',
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
    runsCommand: true,
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
      'print one line for a prompt or a status bar, from local files alone: that of the active profile, or of credentials in the environment, which win over it; exit status 1 if a login or a mending is needed',
    options: [
      {
        flags: '--format <format>',
        description: `the line, with these filled in: ${STATUS_WORDS_TEXT}; {account} is the id, as {accountId} is, and {accountName} the name where awsprof knows it; such as "{accountName} {left}"`,
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
]
