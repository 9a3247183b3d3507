import { expect, it } from 'vitest'
import type { CommandRow } from '../../src/commands/command-row.ts'
import { helpText } from '../../src/commands/help.ts'

const COMMANDS: readonly CommandRow[] = [
  {
    name: 'list',
    parameters: '',
    description: 'list every profile',
    options: [{ flags: '--json', description: 'print JSON' }],
    run: async () => 0,
  },
  {
    name: 'import',
    parameters: '<file>',
    usage: '[options] FILE|-',
    description: 'take over profiles from another file, or from what is pasted',
    options: [
      {
        flags: '--on-clash <what>',
        description: 'what to do with a name',
        choices: ['skip', 'rename'],
        standard: 'skip',
      },
    ],
    run: async () => 0,
  },
  { name: '__complete', parameters: '', description: 'x', isHidden: true, options: [], run: async () => 0 },
]
const GLOBALS = [{ flags: '--ascii', description: 'draw with ASCII characters only' }]

it('the program’s help lists options and commands, wrapped beside their names', () => {
  expect(helpText(null, COMMANDS, GLOBALS, 50)).toBe(`Usage: awsprof [options] [command]

Shows every AWS CLI profile: whether it works
right now, and where its credentials come from.

Options:
  --version                print the version
  --ascii                  draw with ASCII
                           characters only
  --help                   print this help

Commands:
  list [options]           list every profile
  import [options] <file>  take over profiles from
                           another file, or from
                           what is pasted
`)
})

it('a command’s help says how it is called and what its options take', () => {
  expect(helpText(COMMANDS[1] ?? null, COMMANDS, GLOBALS, 80)).toBe(`Usage: awsprof import [options] FILE|-

take over profiles from another file, or from what is pasted

Options:
  --on-clash <what>  what to do with a name: skip or rename; skip if absent
  --help             print this help
`)
})
