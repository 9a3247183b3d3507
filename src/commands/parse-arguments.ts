import { parseArgs } from 'node:util'
import { closest } from '../profiles/lint/suggest.ts'
import { counted } from '../text/counted.ts'
import type { CommandRow, OptionRow, Options } from './command-row.ts'
import { UsageError } from './usage-error.ts'

/** What the arguments of the program ask for. */
export interface Parsed {
  /** Null if none is named: then it is the dashboard. */
  readonly command: CommandRow | null
  readonly words: readonly string[]
  readonly options: Options
  readonly globals: Options
  /** The parameter that is needed and not given, such as `name`; null without one. */
  readonly missing: string | null
  /** Help or the version, which win over everything else. */
  readonly asks: 'help' | 'version' | null
}

const HELP: OptionRow = { flags: '--help', description: 'print this help' }
const VERSION: OptionRow = { flags: '--version', description: 'print the version' }

/** All options of the program, or of a command in its help, in the order in which help lists them. */
export function optionsOf(command: CommandRow | null, globals: readonly OptionRow[]): readonly OptionRow[] {
  return command ? [...command.options, HELP] : [VERSION, ...globals, HELP]
}

/**
 * Parses arguments by the tables of commands and options; options may stand anywhere before `--`. Throws `UsageError` for an
 * unknown command or option, and for what is too much, or not one of the choices; what is missing, the caller tells.
 */
export function parseArguments(
  args: readonly string[],
  commands: readonly CommandRow[],
  globals: readonly OptionRow[],
): Parsed {
  const everywhere = optionsOf(null, globals)
  const [first, second] = positionalsOf(tokensOf(args, everywhere))
  // `help check`, as in git.
  const isHelp = first?.value === 'help'
  const name = isHelp ? second?.value : first?.value
  const command = commands.find((each) => each.name === name) ?? null
  const known = [...everywhere, ...(command?.options ?? [])]
  const tokens = tokensOf(command?.runsCommand ? withTerminator(args, known) : args, known)
  const values = new Map<OptionRow, string | readonly string[] | boolean>()
  const words: string[] = []
  let unknown: string | null = null
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const row = known.findLast((each) => nameOf(each) === token.name)
    if (row) values.set(row, givenValue(row, token.value, values.get(row)))
    else unknown ??= args[token.index] ?? token.rawName
  }
  if (values.has(VERSION)) return { command, words, options: {}, globals: {}, missing: null, asks: 'version' }
  if (name !== undefined && !command) throw new UsageError(unknownCommand(name, commands))
  if (isHelp || values.has(HELP))
    return { command, words, options: {}, globals: {}, missing: null, asks: 'help' }
  if (unknown !== null) throw new UsageError(unknownOption(unknown, known))
  if (command) words.shift()
  if (command) refuseTooMany(command, words)
  return {
    command,
    words,
    options: byKey(command?.options ?? [], values),
    globals: byKey(globals, values),
    missing: command && missingOf(command, words, tokens),
    asks: null,
  }
}

function tokensOf(args: readonly string[], rows: readonly OptionRow[]) {
  const options = Object.fromEntries(
    rows.map((row) => {
      const type = takesValue(row) ? ('string' as const) : ('boolean' as const)
      return [nameOf(row), row === HELP ? { type, short: 'h' } : { type }]
    }),
  )
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

type Token = ReturnType<typeof tokensOf>[number]

function positionalsOf(tokens: readonly Token[]) {
  return tokens.filter((token) => token.kind === 'positional')
}

/** The arguments with `--` before the command that is to run, so that its options stay its own. */
function withTerminator(args: readonly string[], rows: readonly OptionRow[]): readonly string[] {
  const tokens = tokensOf(args, rows)
  const at = positionalsOf(tokens)[2]?.index
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? args.length
  return at === undefined || at > end ? args : [...args.slice(0, at), '--', ...args.slice(at)]
}

/** `format` of `--format <format>`. */
const nameOf = ({ flags }: OptionRow) => flags.slice(2).split(' ')[0] ?? ''

const takesValue = ({ flags }: OptionRow) => flags.includes(' ')

function givenValue(
  row: OptionRow,
  value: string | undefined,
  former: unknown,
): string | readonly string[] | boolean {
  if (!takesValue(row)) {
    if (value !== undefined) throw new UsageError(`option '${row.flags}' takes no value`)
    return true
  }
  if (value === undefined) throw new UsageError(`option '${row.flags}' argument missing`)
  if (row.choices && !row.choices.includes(value)) {
    const choices = row.choices.join(', ')
    throw new UsageError(
      `option '${row.flags}' argument '${value}' is invalid. Allowed choices are ${choices}.`,
    )
  }
  return row.isRepeated ? [...(Array.isArray(former) ? former : []), value] : value
}

/** `configFile` for `--config-file`; `color`, false, for `--no-color`. */
function byKey(rows: readonly OptionRow[], values: ReadonlyMap<OptionRow, unknown>): Options {
  const given = rows.filter((row) => values.has(row))
  return Object.fromEntries(
    given.map((row) => {
      const [, no, name = ''] = /^(no-)?(.*)$/.exec(nameOf(row)) ?? []
      const key = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
      return [key, no ? false : values.get(row)]
    }),
  ) as Options
}

const wantedBy = ({ parameters }: CommandRow) => (parameters === '' ? [] : parameters.split(' '))

/** `<name>` must be given, `[name]` can be, `...` takes all that is left. */
function missingOf(command: CommandRow, words: readonly string[], tokens: readonly Token[]): string | null {
  const first = positionalsOf(tokens)[1]
  const terminators = tokens.filter(({ kind }) => kind === 'option-terminator')
  // In `exec -- aws s3 ls`, the name of the profile is missing, and not a part of the command.
  const isAllCommand =
    command.runsCommand === true &&
    first !== undefined &&
    terminators.length === 1 &&
    terminators.every(({ index }) => index < first.index) &&
    !words[0]?.startsWith('-')
  const given = isAllCommand ? 0 : words.length
  const missing = wantedBy(command).find((each, at) => each.startsWith('<') && at >= given)
  return missing?.replace(/[<>.]/g, '') ?? null
}

function refuseTooMany(command: CommandRow, words: readonly string[]): void {
  const wanted = wantedBy(command)
  if (wanted.at(-1)?.includes('...') || words.length <= wanted.length) return
  const expected = counted(wanted.length, 'argument')
  throw new UsageError(
    `too many arguments for '${command.name}'. Expected ${expected} but got ${words.length}.`,
  )
}

function unknownCommand(word: string, commands: readonly CommandRow[]): string {
  const meant = closest(
    word,
    commands.map((each) => each.name),
  )
  return `unknown command "${word}"; ${meant ? `did you mean ${meant}? ` : ''}awsprof --help lists the commands`
}

function unknownOption(option: string, known: readonly OptionRow[]): string {
  const meant = closest(
    option.replace(/=.*/s, ''),
    known.map((row) => `--${nameOf(row)}`),
  )
  return `unknown option '${option}'${meant ? ` (Did you mean ${meant}?)` : ''}`
}
