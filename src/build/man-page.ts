import type { OptionRow } from '../commands/command-row.ts'
import { COMMANDS } from '../commands/command-table.ts'
import { GLOBAL_OPTIONS } from '../commands/global-options.ts'
import { keyLabel } from '../keys/key-label.ts'
import { KEYMAP } from '../keys/keymap.ts'

/** The manual page in roff (man(7)), made from the tables of commands, options and keys. */
export function manPage(version: string): string {
  const commands = COMMANDS.filter((each) => !each.isHidden)
  const groups = [...new Set(KEYMAP.map((each) => each.group))]
  return [
    `.TH AWSPROF 1 "" "awsprof ${version}" "User Commands"`,
    '.SH NAME',
    'awsprof \\- show which AWS CLI profiles work, and why the others do not',
    '.SH SYNOPSIS',
    '.B awsprof',
    '[\\fIoptions\\fR] [\\fIcommand\\fR]',
    '.SH DESCRIPTION',
    'Without a command, opens the dashboard. If there is no terminal, prints the same as',
    '.B awsprof list',
    'instead.',
    '.SH COMMANDS',
    ...commands.flatMap(({ name, parameters, usage, description, options }) => [
      '.TP',
      `.B ${escaped(`awsprof ${name} ${usage?.replace('[options] ', '') ?? parameters}`.trim())}`,
      escaped(description),
      ...options.flatMap((each) => ['.RS', ...optionLines(each), '.RE']),
    ]),
    '.SH OPTIONS',
    ...GLOBAL_OPTIONS.flatMap(optionLines),
    '.SH KEYS',
    ...groups.flatMap((group) => [
      `.SS ${escaped(group)}`,
      ...KEYMAP.filter((each) => each.group === group).flatMap(({ keys, label }) => [
        '.TP',
        `.B ${escaped(keys.map((key) => keyLabel(key, true)).join(' '))}`,
        escaped(label),
      ]),
    ]),
    '.SH EXIT STATUS',
    '0: success. 1: the command failed or found errors. 2: wrong usage, or no such profile. 130: interrupted.',
    '.SH FILES',
    '.I ~/.aws/config, ~/.aws/credentials, ~/.aws/sso/cache, ~/.aws/cli/cache',
    '.br',
    '.I $XDG_CONFIG_HOME/awsprof/preferences.ini',
    '',
  ].join('\n')
}

function optionLines({ flags, description }: OptionRow): string[] {
  return ['.TP', `.B ${escaped(flags)}`, escaped(description)]
}

/** Escapes everything that has a meaning in roff. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^([.'])/, '\\&$1')
}
