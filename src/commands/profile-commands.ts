import { DEFAULT_TEMPLATE, TEMPLATE_WORDS } from '../session/accounts/name-template.ts'
import type { CommandRow, OptionRow } from './command-row.ts'
import { JSON_OPTION } from './shared-options.ts'

const YES_OPTION: OptionRow = { flags: '--yes', description: 'write without asking' }

/** The commands that make many profiles at once: a part of the one table. */
export const PROFILE_COMMANDS: readonly CommandRow[] = [
  {
    name: 'populate',
    parameters: '[session]',
    description:
      'add profiles for the accounts and roles of a session, in one change, with a diff; a second run adds only what is new; without SESSION, that of the active profile, else the only one',
    examples: [
      [
        'awsprof populate acme --role ReadOnly --region eu-west-1',
        'a profile for that role in every account',
      ],
      ['awsprof populate acme --name "{session}-{accountId}-{role}"', 'with names of your own'],
    ],
    options: [
      { flags: '--account <id>', description: 'only this account; can be repeated', isRepeated: true },
      { flags: '--role <name>', description: 'only this role; can be repeated', isRepeated: true },
      {
        flags: '--name <template>',
        description: `names of the profiles, of ${TEMPLATE_WORDS}; {account} is the name, or the id if it has none; {accountId} is always the id`,
        standard: DEFAULT_TEMPLATE,
      },
      { flags: '--region <region>', description: 'the region of the new profiles; none if absent' },
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
    usage: 'FILE|-',
    description:
      'take over profiles from another config or credentials file, an access-key CSV of the console, or pasted export lines',
    examples: [
      ['awsprof import ~/Downloads/rootkey.csv --profile me', 'take over a key of the console'],
      ['awsprof import - --profile temp', 'paste export lines, then press Ctrl-D'],
    ],
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
]
