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
    (each) => [`${each.name} ${usageOf(each)}`.trim(), each.description] as const,
  )
  const term = Math.max(...[...options, ...commandRows].map(([name]) => name.length))
  const part = (title: string, rows: readonly (readonly [string, string])[]) =>
    rows.length === 0 ? [] : ['', title, ...rows.flatMap((row) => rowLines(row, term, columns))]
  const usage = command
    ? `${command.name} ${command.usage ?? usageOf(command)}`.trim()
    : '[options] [command]'
  return [
    `Usage: awsprof ${usage}`,
    '',
    ...wrap(command?.description ?? DESCRIPTION, columns),
    ...part('Options:', options),
    ...part('Commands:', commandRows),
    '',
  ].join('\n')
}

function usageOf({ options, parameters }: CommandRow): string {
  return `${options.length > 0 ? '[options] ' : ''}${parameters}`.trim()
}

/** What an option does, with its choices and what holds without it. */
export function optionText({ description, choices = [], standard }: OptionRow): string {
  const either = choices.length === 0 ? '' : `: ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
  return `${description}${either}${standard === undefined ? '' : `; ${standard} if absent`}`
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
