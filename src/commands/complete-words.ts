import type { CommandRow, OptionRow } from './command-row.ts'

/** What completion offers from the files. Asked for only where it is needed. */
export interface Offers {
  readonly profiles: () => readonly string[]
  readonly sessions: () => readonly string[]
  readonly regions: () => readonly string[]
  readonly shells: readonly string[]
  /** The settings of a profile, or of an sso-session. */
  readonly settings: (isSession: boolean) => readonly string[]
  /** The values that a setting can have; none if it takes free text. */
  readonly values: (isSession: boolean, key: string) => readonly string[]
}

/** The words after `awsprof` up to the cursor; the last one, possibly empty, is being typed. */
type Words = readonly string[]

/**
 * What the last word can become: commands, options, or values, whole words. Empty where the shell completes better by
 * itself, such as paths.
 */
export function completeWords(
  words: Words,
  commands: readonly CommandRow[],
  globals: readonly OptionRow[],
  offers: Offers,
): readonly string[] {
  const typed = words.at(-1) ?? ''
  return candidates(words.slice(0, -1), typed, commands, globals, offers).filter((each) =>
    each.startsWith(typed),
  )
}

function candidates(
  before: Words,
  typed: string,
  commands: readonly CommandRow[],
  globals: readonly OptionRow[],
  offers: Offers,
): readonly string[] {
  const { command, options, places, waiting, isPlain } = read(before, commands, globals)
  if (waiting) return ofOption(waiting, offers)
  if (!isPlain && typed.startsWith('-') && typed !== '-') {
    return [...(command?.options ?? []), ...globals, HELP].map(nameOf)
  }
  if (!command) return commands.filter((each) => !each.isHidden).map((each) => each.name)
  return ofPlace(command, options, places, offers)
}

const HELP: OptionRow = { flags: '--help', description: '' }

interface Read {
  readonly command: CommandRow | undefined
  /** The names of the options so far. */
  readonly options: ReadonlySet<string>
  /** The words that are no options, without the command. */
  readonly places: Words
  /** The option whose value is being typed. */
  readonly waiting: OptionRow | undefined
  /** After `--` nothing is an option. */
  readonly isPlain: boolean
}

function read(before: Words, commands: readonly CommandRow[], globals: readonly OptionRow[]): Read {
  let command: CommandRow | undefined
  let waiting: OptionRow | undefined
  let isPlain = false
  const options = new Set<string>()
  const places: string[] = []
  for (const word of before) {
    if (waiting) waiting = undefined
    else if (!isPlain && word === '--') isPlain = true
    else if (!isPlain && word.startsWith('--')) {
      options.add(word)
      const row = [...(command?.options ?? []), ...globals].find((each) => nameOf(each) === word)
      if (row?.flags.includes('<')) waiting = row
    } else if (command) places.push(word)
    else command = commands.find((each) => each.name === word)
  }
  return { command, options, places, waiting, isPlain }
}

function nameOf({ flags }: OptionRow): string {
  return flags.split(' ')[0] ?? ''
}

function ofOption({ flags, choices }: OptionRow, offers: Offers): readonly string[] {
  if (choices) return choices
  if (flags.includes('<session>')) return offers.sessions()
  if (flags.includes('<region>')) return offers.regions()
  return flags.includes('<profile>') ? offers.profiles() : []
}

function ofPlace(
  { name, parameters }: CommandRow,
  options: ReadonlySet<string>,
  places: Words,
  offers: Offers,
): readonly string[] {
  if (name === 'set' || name === 'unset') {
    const isSession = options.has('--sso-session')
    const [key, ...more] = isSession ? places : places.slice(1)
    if (!isSession && places.length === 0) return offers.profiles()
    if (key === undefined) return offers.settings(isSession)
    return name === 'set' && more.length === 0 ? offers.values(isSession, key) : []
  }
  const rows = parameters.split(' ')
  const place = rows[places.length] ?? (rows.at(-1)?.includes('name...') ? rows.at(-1) : undefined)
  if (place === undefined) return []
  if (place.includes('shell')) return offers.shells
  if (place === '[sso]') return ['sso']
  if (place.includes('session')) return offers.sessions()
  if (!place.includes('name')) return []
  return name === 'use' ? [...offers.profiles(), '-'] : offers.profiles()
}
