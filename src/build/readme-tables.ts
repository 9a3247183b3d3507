import { PREFERENCE_OPTIONS } from '../app/preferences.ts'
import { COMMANDS } from '../commands/command-table.ts'
import { keyLabel } from '../keys/key-label.ts'
import { KEYMAP } from '../keys/keymap.ts'
import { markdownTable, type Tables } from './tables.ts'

/** The tables of the README. */
export const README_TABLES: Tables = {
  keys: keyTable,
  commands: commandTable,
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
  const rows = COMMANDS.filter((each) => !each.isHidden).map(
    ({ name, parameters, usage, description, options }) => {
      const words = (usage?.replace('[options] ', '') ?? parameters).trim()
      const flags = options.map((each) => `\`${each.flags}\``).join(' ')
      return [`\`awsprof ${name}${words === '' ? '' : ` ${words}`}\``, description, flags]
    },
  )
  return markdownTable(['command', 'description', 'options'], rows)
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
