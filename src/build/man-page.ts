import { PREFERENCE_OPTIONS } from '../app/preferences.ts'
import type { OptionRow } from '../commands/command-row.ts'
import { COMMANDS } from '../commands/command-table.ts'
import { BAD_NEWS, DONE, INTERRUPTED, WRONG_USAGE } from '../commands/exit-status.ts'
import { GLOBAL_OPTIONS } from '../commands/global-options.ts'
import { optionText, wordsOf } from '../commands/help.ts'
import { optionsOf } from '../commands/parse-arguments.ts'
import type { Binding } from '../keys/binding.ts'
import { keyLabel } from '../keys/key-label.ts'
import { KEYMAP } from '../keys/keymap.ts'
import { VARIABLES } from '../profiles/variable-table.ts'
import { STATUSES } from '../session/status-table.ts'
import { ASCII, type Symbols, UNICODE } from '../view/symbols.ts'
import { EXAMPLES } from './examples.ts'

/** The manual page in roff (man(7)), made from the tables of commands, options and keys. */
export function manPage(version: string): string {
  const commands = COMMANDS.filter((each) => !each.isHidden)
  const symbols = new Map(Object.entries(UNICODE.status))
  const groups = [...new Set(KEYMAP.map((each) => each.group))]
  return [
    `.TH AWSPROF 1 "" "awsprof ${version}" "User Commands"`,
    // Names of variables are not to be broken.
    '.nh',
    // Nor are short lines to be spread over the whole width.
    '.ad l',
    '.SH NAME',
    'awsprof \\- show which AWS CLI profiles work, and why the others do not',
    '.SH SYNOPSIS',
    '.B awsprof',
    '[\\fIoptions\\fR] [\\fIcommand\\fR]',
    '.SH DESCRIPTION',
    'Tells which profiles of the AWS CLI work right now, for how long, and why the others do not, by file and line.',
    'Without a command, opens the dashboard. If there is no terminal, prints the same as',
    '.B awsprof list',
    'instead.',
    '.SH COMMANDS',
    ...commands.flatMap((command) => [
      '.TP',
      `.B ${escaped(`awsprof ${command.name} ${wordsOf(command)}`.trim())}`,
      escaped(command.description),
      ...compact(command.options.flatMap((each) => ['.RS', ...optionLines(each), '.RE'])),
      ...(command.examples ?? []).flatMap(([lines, does]) => ['.RS', ...exampleLines(lines, does), '.RE']),
    ]),
    '.SH OPTIONS',
    ...compact(optionsOf(null, GLOBAL_OPTIONS).flatMap(optionLines)),
    ...inAscii(),
    '.SH STATUS',
    'What the files and caches say of a profile or session now; nobody is asked.',
    ...Object.entries(STATUSES).flatMap(([name, { what }]) => [
      '.TP 16',
      `.B ${escaped(`${symbols.get(name)} ${name}`)}`,
      escaped(what),
    ]),
    '.PP',
    escaped(
      `${UNICODE.inUse} marks the profile that tools would use now, ${UNICODE.cached} role credentials that outlive their session, ${UNICODE.done} and ${UNICODE.status.broken} behind a name the last check.`,
    ),
    '.SH KEYS',
    ...groups.flatMap((group) => [
      `.SS ${escaped(group)}`,
      ...compact(
        KEYMAP.filter((each) => each.group === group).flatMap((each) => [
          '.TP 12',
          `.B ${escaped(each.keys.map((key) => keyLabel(key, true)).join(', '))}`,
          escaped(`${each.label}${placeOf(each)}`),
        ]),
      ),
    ]),
    '.SH PREFERENCES',
    'Lines of key = value in the file of that name, below.',
    ...PREFERENCE_OPTIONS.flatMap(({ key, wants, meaning, standard }) => [
      '.TP',
      `.B ${escaped(key)}`,
      escaped(`${capital(meaning)}: ${wants} (default: ${standard}).`),
    ]),
    '.SH ENVIRONMENT',
    ...VARIABLES.flatMap(({ title, rows }) => [
      `.SS ${escaped(title)}`,
      ...rows.flatMap(({ names, does, beats }) => [
        '.TP',
        `.B ${names.map(escaped).join(', ')}`,
        escaped(`${capital(does)}.${beats === null ? '' : ` Beats ${beats}.`}`),
      ]),
    ]),
    '.SH FILES',
    ...FILES.flatMap(([path, holds]) => ['.TP', `.I ${escaped(path)}`, escaped(holds)]),
    '.SH EXIT STATUS',
    ...EXIT_STATUSES.flatMap(([status, meaning]) => ['.TP', `.B ${status}`, escaped(meaning)]),
    '.SH EXAMPLES',
    ...EXAMPLES.flatMap(([command, does]) => ['.TP', `.B ${escaped(command)}`, escaped(does)]),
    '.SH BUGS',
    'Report them at https://github.com/awsprof/awsprof/issues, with what',
    '.B awsprof doctor',
    'prints.',
    '.SH SEE ALSO',
    '.BR aws (1),',
    'https://github.com/awsprof/awsprof',
    '',
  ].join('\n')
}

const FILES: readonly (readonly [path: string, holds: string])[] = [
  ['~/.aws/config, ~/.aws/credentials', 'The profiles. Written only when you save a change.'],
  ['~/.aws/sso/cache', 'Tokens of IAM Identity Center, shared with the AWS CLI and the SDKs.'],
  ['~/.aws/cli/cache', 'Role credentials, shared with the AWS CLI.'],
  ['~/.aws/login/cache', 'Sessions of aws login.'],
  ['$XDG_CONFIG_HOME/awsprof/preferences.ini', 'Preferences; in ~/.config if the variable is not set.'],
  ['$XDG_CACHE_HOME/awsprof/accounts.json', 'Names of accounts; in ~/.cache if the variable is not set.'],
]

const EXIT_STATUSES: readonly (readonly [status: number, meaning: string])[] = [
  [DONE, 'Done.'],
  [
    BAD_NEWS,
    'The answer is bad news: a check failed, lint found an error, a login was denied, nothing could be written.',
  ],
  [WRONG_USAGE, 'Wrong usage, or no such profile.'],
  [INTERRUPTED, 'Interrupted. exec ends with the status of its command.'],
]

/** What a terminal without UTF-8 shows for a symbol: the one of `--ascii`. */
function inAscii(): string[] {
  const symbolsOf = ({ status, inUse, cached, done }: Symbols) => [
    ...Object.values(status),
    inUse,
    cached,
    done,
  ]
  const ascii = symbolsOf(ASCII)
  const lines = symbolsOf(UNICODE).map((symbol, at) => `.fchar ${escaped(symbol)} ${ascii[at]}`)
  return [...new Set(lines)]
}

function optionLines(row: OptionRow): string[] {
  return ['.TP', `.B ${escaped(row.flags)}`, escaped(optionText(row))]
}

/** The lines to type stand as they are, below what they do. */
function exampleLines(lines: string, does: string): string[] {
  return [
    '.PP',
    escaped(`${capital(does)}:`),
    '.nf',
    ...lines.split('\n').map((each) => `.B ${escaped(each)}`),
    '.fi',
  ]
}

/** Where a key is one of a single dialog, it is said which: others mean something else by it. */
function placeOf({ in: places, group }: Binding): string {
  const [only = '', ...others] = places
  return group !== 'Fields and dialogs' && others.length === 0 ? ` (${only})` : ''
}

/** Entries without blank lines between them. */
function compact(entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : ['.PD 0', ...entries, '.PD']
}

function capital(text: string): string {
  // The name of a value is no beginning of a sentence.
  return /^(true|dumb|standard|vi)\b|^1:/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

/** Escapes everything that has a meaning in roff. */
function escaped(text: string): string {
  return (
    text
      .replace(/\\/g, '\\e')
      .replace(/-/g, '\\-')
      .replace(/"/g, '\\(dq')
      .replace(/^([.'])/, '\\&$1')
      // A formatter that takes bytes for Latin-1 would garble them.
      .replace(
        /[^ -~]/gu,
        (char) => `\\[u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
      )
  )
}
