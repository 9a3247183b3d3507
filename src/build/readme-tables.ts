import { PREFERENCE_OPTIONS } from '../app/preferences.ts'
import { COMMANDS } from '../commands/command-table.ts'
import { keyLabel } from '../keys/key-label.ts'
import { KEYMAP } from '../keys/keymap.ts'

/** Makes what is between `<!-- NAME -->` and `<!-- /NAME -->` in the README. */
export const README_TABLES: Readonly<Record<string, () => string>> = {
  keys: keyTable,
  commands: commandTable,
  preferences: preferenceTable,
}

/** The README with up-to-date tables. Throws if a marker is missing. */
export function withTables(readme: string): string {
  let text = readme
  for (const [name, make] of Object.entries(README_TABLES)) {
    const part = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`)
    if (!part.test(text)) throw new Error(`README.md has no <!-- ${name} --> … <!-- /${name} -->`)
    text = text.replace(part, (_, open: string, close: string) => `${open}\n${make()}\n${close}`)
  }
  return text
}

function row(...cells: string[]): string {
  return `| ${cells.map((each) => each.replaceAll('|', '\\|')).join(' | ')} |\n`
}

function keyTable(): string {
  const groups = [...new Set(KEYMAP.map((each) => each.group))]
  const rows = groups.flatMap((group) =>
    KEYMAP.filter((each) => each.group === group).map(({ in: places, keys, label }) =>
      row(
        places.join(', '),
        keys.map((key) => `\`${key === ' ' ? 'Space' : keyLabel(key)}\``).join(' '),
        label,
      ),
    ),
  )
  return row('where', 'keys', 'action') + row('---', '---', '---') + rows.join('')
}

function commandTable(): string {
  const rows = COMMANDS.filter((each) => !each.isHidden).map(
    ({ name, parameters, usage, description, options }) => {
      const words = (usage?.replace('[options] ', '') ?? parameters).trim()
      const flags = options.map((each) => `\`${each.flags}\``).join(' ')
      return row(`\`awsprof ${name}${words === '' ? '' : ` ${words}`}\``, description, flags)
    },
  )
  return row('command', 'description', 'options') + row('---', '---', '---') + rows.join('')
}

function preferenceTable(): string {
  const rows = PREFERENCE_OPTIONS.map(({ key, wants, meaning, standard }) =>
    row(`\`${key}\``, meaning, wants, `\`${standard}\``),
  )
  return row('key', 'meaning', 'value', 'default') + row('---', '---', '---', '---') + rows.join('')
}
