import { COMMANDS, type OptionRow } from '../commands/command-table.ts'
import { GLOBAL_OPTIONS } from '../commands/global-options.ts'
import { keyLabel } from '../keys/key-label.ts'
import { KEYMAP } from '../keys/keymap.ts'

/** The manual page (roff, man(7)) from the tables of commands, options and keys. */
export function manPage(version: string): string {
  const commands = COMMANDS.filter((each) => !each.isHidden)
  const groups = [...new Set(KEYMAP.map((each) => each.group))]
  return [
    `.TH AWSPROF 1 "" "awsprof ${version}" "User Commands"`,
    '.SH NAME',
    'awsprof \\- see which profiles of the AWS CLI work, and why the others do not',
    '.SH SYNOPSIS',
    '.B awsprof',
    '[\\fIoptions\\fR] [\\fIcommand\\fR]',
    '.SH DESCRIPTION',
    'With a terminal and no command, opens the dashboard; without a terminal, prints what',
    '.B awsprof list',
    'prints.',
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
    '0: done. 1: the answer is bad news. 2: wrong usage, or no such profile. 130: interrupted.',
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

/** Text that roff takes for nothing but text. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^([.'])/, '\\&$1')
}
