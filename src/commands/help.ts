import { wrap } from '../text/fit.ts'
import type { CommandRow, OptionRow } from './command-row.ts'
import { optionsOf } from './parse-arguments.ts'

const DESCRIPTION =
  'Shows every AWS CLI profile: whether it works right now, and where its credentials come from.'
const GAP = 2
/** A description never gets fewer cells than this: below it, lines run over the edge. */
const LEAST_CELLS = 24

/** The help of the program, or of one command, for a terminal of that many columns. */
export function helpText(
  command: CommandRow | null,
  commands: readonly CommandRow[],
  globals: readonly OptionRow[],
  columns: number,
): string {
  const options = optionsOf(command, globals).map((row) => [row.flags, optionText(row)] as const)
  const others = command ? [] : commands.filter((each) => !each.isHidden)
  const commandRows = others.map(
    (each) => [`${each.name} ${wordsOf(each)}`.trim(), each.description] as const,
  )
  const term = Math.max(...[...options, ...commandRows].map(([name]) => name.length))
  const part = (title: string, rows: readonly (readonly [string, string])[]) =>
    rows.length === 0 ? [] : ['', title, ...rows.flatMap((row) => rowLines(row, term, columns))]
  const usage = command
    ? [command.name, command.options.length > 0 ? '[options]' : '', wordsOf(command)]
        .filter(Boolean)
        .join(' ')
    : '[options] [command]'
  return [
    `Usage: awsprof ${usage}`,
    '',
    ...wrap(command?.description ?? DESCRIPTION, columns),
    ...part('Options:', options),
    ...part('Commands:', commandRows),
    ...exampleLines(command, columns),
    ...(command
      ? []
      : ['', ...wrap('awsprof COMMAND --help has the options of a command, with examples.', columns)]),
    '',
  ].join('\n')
}

/** What comes after the name of a command besides options: `[NAME...]`, `KEY VALUE`. */
export function wordsOf({ parameters, usage }: CommandRow): string {
  return usage ?? parameters.replace(/[<>]/g, '').toUpperCase()
}

/** The lines are not wrapped, so that they can be copied. */
function exampleLines(command: CommandRow | null, columns: number): string[] {
  return (command?.examples ?? []).flatMap(([lines, does], at) => [
    ...(at === 0 ? ['', 'Examples:'] : []),
    ...wrap(does, columns - GAP - 2).map((line) => `${' '.repeat(GAP)}# ${line}`),
    ...lines.split('\n').map((line) => ' '.repeat(GAP) + line),
  ])
}

/** What an option does, with its choices and what holds without it. */
export function optionText({ description, choices = [], standard }: OptionRow): string {
  const either = choices.length === 0 ? '' : `: ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
  return `${description}${either}${standard === undefined ? '' : ` (default: ${standard})`}`
}

/** The name, and beside it what it means, in as many lines as that takes. */
function rowLines([name, meaning]: readonly [string, string], term: number, columns: number): string[] {
  const indent = GAP + term + GAP
  const [first = '', ...more] = wrap(meaning, Math.max(LEAST_CELLS, columns - indent))
  return [
    `${' '.repeat(GAP)}${name.padEnd(term + GAP)}${first}`,
    ...more.map((line) => ' '.repeat(indent) + line),
  ]
}
