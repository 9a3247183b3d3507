import { expect, it } from 'vitest'
import type { CommandRow } from '../../src/commands/command-row.ts'
import { COMMANDS as TABLE } from '../../src/commands/command-table.ts'
import { GLOBAL_OPTIONS } from '../../src/commands/global-options.ts'
import { helpText } from '../../src/commands/help.ts'
import { parseArguments } from '../../src/commands/parse-arguments.ts'

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
    usage: 'FILE|-',
    description: 'take over profiles from another file, or from what is pasted',
    options: [
      {
        flags: '--on-clash <what>',
        description: 'what to do with a name',
        choices: ['skip', 'rename'],
        standard: 'skip',
      },
    ],
    examples: [['awsprof import x\nawsprof import -', 'take over a file, then what is pasted']],
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
  --version      print the version
  --ascii        draw with ASCII characters only
  --help         print this help

Commands:
  list           list every profile
  import FILE|-  take over profiles from another
                 file, or from what is pasted

awsprof COMMAND --help has the options of a
command, with examples.
`)
})

it('a command’s help says how it is called and what its options take', () => {
  expect(helpText(COMMANDS[1] ?? null, COMMANDS, GLOBALS, 80)).toBe(`Usage: awsprof import [options] FILE|-

take over profiles from another file, or from what is pasted

Options:
  --on-clash <what>  what to do with a name: skip or rename (default: skip)
  --help             print this help

Examples:
  # take over a file, then what is pasted
  awsprof import x
  awsprof import -
`)
})

it.each(
  TABLE.flatMap(({ examples = [] }) => examples.flatMap(([lines]) => lines.split('\n')))
    .filter((line) => line.startsWith('awsprof ') && !line.includes(' | '))
    .map((line) => line.replace(/ > .*/, '')),
)('the example %s is good usage', (line) => {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  const { asks, missing, command } = parseArguments(words.slice(1), TABLE, GLOBAL_OPTIONS)
  expect([missing, asks === 'version', command === null]).toEqual([null, false, false])
})
