import { describe, expect, it } from 'vitest'
import type { CommandRow } from '../../src/commands/command-row.ts'
import { parseArguments } from '../../src/commands/parse-arguments.ts'

const row = (name: string, parameters: string, options: CommandRow['options'] = []): CommandRow => {
  return { name, parameters, description: '', options, run: async () => 0 }
}
const COMMANDS = [
  row('list', '', [{ flags: '--json', description: '' }]),
  row('show', '<name>', [{ flags: '--no-cache', description: '' }]),
  {
    ...row('exec', '<name> <command...>', [{ flags: '--region <region>', description: '' }]),
    runsCommand: true,
  },
  row('export', '[name]', [
    { flags: '--format <format>', description: '', choices: ['env', 'json'] },
    { flags: '--account <id>', description: '', isRepeated: true },
  ]),
]
const GLOBALS = [
  { flags: '--config-file <file>', description: '' },
  { flags: '--read-only', description: '' },
  { flags: '--no-color', description: '' },
]

function parsed(...args: string[]) {
  const { command, ...rest } = parseArguments(args, COMMANDS, GLOBALS)
  return { command: command?.name ?? null, ...rest }
}

describe('arguments', () => {
  it.each<[args: string[], wanted: object]>([
    [[], { command: null, words: [] }],
    [['--json', 'list'], { command: 'list', options: { json: true } }],
    [['list', '--json'], { command: 'list', options: { json: true } }],
    [['--config-file', 'show', 'list'], { command: 'list', globals: { configFile: 'show' } }],
    [['--config-file=a=b', 'list', '--read-only'], { globals: { configFile: 'a=b', readOnly: true } }],
    [['list', '--no-color'], { globals: { color: false } }],
    [['show', 'a', '--no-cache'], { words: ['a'], options: { cache: false } }],
    [['exec', 'a', '--region', '--', '--', 'x'], { words: ['a', 'x'], options: { region: '--' } }],
    [
      ['exec', 'a', 'ls', '--region', 'x', '--help'],
      { words: ['a', 'ls', '--region', 'x', '--help'], options: {} },
    ],
    [
      ['exec', '--region', 'x', 'a', 'ls', '--', '-l'],
      { words: ['a', 'ls', '--', '-l'], options: { region: 'x' } },
    ],
    [['exec', 'a', '--help'], { asks: 'help' }],
    [['-h'], { command: null, asks: 'help' }],
    [['list', '-h'], { command: 'list', asks: 'help' }],
    [['exec', 'a', 'ls', '-h'], { words: ['a', 'ls', '-h'], asks: null }],
    [['help'], { command: null, asks: 'help' }],
    [['help', 'show'], { command: 'show', asks: 'help' }],
    [
      ['exec', 'a', '--', 'ls', '--json', '--', '-l'],
      { words: ['a', 'ls', '--json', '--', '-l'], options: {} },
    ],
    [['export', '-'], { words: ['-'] }],
    [['export', '--account', '1', '--account=2'], { options: { account: ['1', '2'] } }],
    [['--help'], { command: null, asks: 'help' }],
    [['list', '--help', '--bogus'], { command: 'list', asks: 'help' }],
    [['--help', 'show'], { command: 'show', asks: 'help' }],
    [['show', '--version'], { asks: 'version' }],
    [['show'], { missing: 'name' }],
    [['exec', 'a'], { missing: 'command' }],
    [['exec', '--', 'ls', '-l'], { missing: 'name' }],
    [['exec', 'a', '--', 'ls'], { missing: null }],
    [['exec', '--', '-odd', '--', 'ls'], { missing: null }],
  ])('%j', (args, wanted) => {
    expect(parsed(...args)).toMatchObject(wanted)
  })

  it.each<[args: string[], message: string]>([
    [['shw'], 'unknown command "shw"; did you mean show? awsprof --help lists the commands'],
    [['list', '--jsn'], "unknown option '--jsn' (Did you mean --json?)"],
    [['list', '-xy'], "unknown option '-xy'"],
    [['list', 'a'], "too many arguments for 'list'. Expected 0 arguments but got 1."],
    [['export', 'a', 'b'], "too many arguments for 'export'. Expected 1 argument but got 2."],
    [['list', '--config-file'], "option '--config-file <file>' argument missing"],
    [['list', '--json=1'], "option '--json' takes no value"],
    [
      ['export', '--format', 'xml'],
      "option '--format <format>' argument 'xml' is invalid. Allowed choices are env, json.",
    ],
  ])('%j is refused', (args, message) => {
    expect(() => parsed(...args)).toThrow(message)
  })
})
