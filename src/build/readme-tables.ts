import { PREFERENCE_OPTIONS } from '../app/preferences.ts'
import type { OptionRow } from '../commands/command-row.ts'
import { COMMANDS } from '../commands/command-table.ts'
import { GLOBAL_OPTIONS } from '../commands/global-options.ts'
import { wordsOf } from '../commands/help.ts'
import { optionsOf } from '../commands/parse-arguments.ts'
import { STATUS_WORDS_TEXT } from '../commands/status-words.ts'
import { keyLabel } from '../keys/key-label.ts'
import { KEYMAP } from '../keys/keymap.ts'
import { TEMPLATE_WORDS } from '../session/accounts/name-template.ts'
import { markdownTable, type Tables } from './tables.ts'

/** The tables of the README. */
export const README_TABLES: Tables = {
  keys: keyTable,
  commands: commandTable,
  words: wordTable,
  options: globalOptionTable,
  preferences: preferenceTable,
}

function keyTable(): string {
  const groups = [...new Set(KEYMAP.map((each) => each.group))]
  const rows = groups.flatMap((group) =>
    KEYMAP.filter((each) => each.group === group).map(({ in: places, keys, label }) => [
      places.join(', '),
      keys.map((key) => `\`${key === ' ' ? 'Space' : keyLabel(key)}\``).join(' '),
      label,
    ]),
  )
  return markdownTable(['where', 'keys', 'action'], rows)
}

function commandTable(): string {
  const rows = COMMANDS.filter((each) => !each.isHidden).map((command) => {
    const { name, description, options } = command
    const words = wordsOf(command)
    const flags = options.map((each) => `\`${flagsText(each)}\``).join(' ')
    return [`\`awsprof ${name}${words === '' ? '' : ` ${words}`}\``, description, flags]
  })
  return markdownTable(['command', 'description', 'options'], rows)
}

/** `--file config|credentials`: an option with its choices in place of the name of its value. */
function flagsText({ flags, choices }: OptionRow): string {
  return choices ? flags.replace(/<.*>/, choices.join('|')) : flags
}

function globalOptionTable(): string {
  const rows = optionsOf(null, GLOBAL_OPTIONS).map((each) => [`\`${flagsText(each)}\``, each.description])
  return markdownTable(['option', 'what it does'], rows)
}

/** What two options fill in: one word of theirs means two things. */
function wordTable(): string {
  return markdownTable(
    ['option', 'fills in', '`{account}` is', 'example'],
    [
      [
        '`status --format`',
        STATUS_WORDS_TEXT,
        'the id',
        '`awsprof status dev --format "{accountName} {left}"`',
      ],
      [
        '`populate --name`, and names in the dashboard',
        TEMPLATE_WORDS,
        'the name, or the id of an account without one',
        '`awsprof populate acme --name "{session}-{accountId}-{role}"`',
      ],
    ],
  )
}

function preferenceTable(): string {
  const rows = PREFERENCE_OPTIONS.map(({ key, wants, meaning, standard }) => [
    `\`${key}\``,
    meaning,
    wants,
    `\`${standard}\``,
  ])
  return markdownTable(['key', 'meaning', 'value', 'default'], rows)
}
