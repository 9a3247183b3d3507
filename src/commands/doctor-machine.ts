import { arch, platform, release } from 'node:os'
import { DEFAULT_PREFERENCES, type Preferences } from '../app/preferences.ts'
import { VARIABLES } from '../profiles/variable-table.ts'
import { awsVersion } from '../terminal/aws-login.ts'
import { PICK_VARIABLE } from '../terminal/pick-variable.ts'
import type { CommandContext } from './context.ts'
import type { Chapter } from './doctor-findings.ts'

declare const AWSPROF_VERSION: string

/** Versions, and what was changed in the preferences. */
export async function machineChapter(context: CommandContext): Promise<Chapter> {
  const { variables, preferences, warnings, options } = context
  const isExecutable = process.getBuiltinModule('node:sea').isSea()
  const given = Object.keys(options).filter((each) => each !== 'color' && each !== 'redact')
  return {
    title: `awsprof ${AWSPROF_VERSION}`,
    lines: [
      ['Node', `${process.versions.node}, ${isExecutable ? 'in the executable' : 'of the machine'}`],
      ['system', `${platform()} ${release()} ${arch()}`],
      ['AWS CLI', await awsVersion(variables)],
      ['options', given.length > 0 ? given.join(', ') : 'none'],
      ['preferences', changed(preferences)],
      ...warnings.map((each) => ['', each] as const),
    ],
    isBad: warnings.length > 0,
  }
}

/** The command of a browser can hold anything, so only its presence is told. */
function changed(preferences: Preferences): string {
  const names = Object.keys(DEFAULT_PREFERENCES) as (keyof Preferences)[]
  const texts = names
    .filter((name) => preferences[name] !== DEFAULT_PREFERENCES[name])
    .map((name) => (name === 'browser' ? 'browser' : `${name} ${preferences[name]}`))
  return texts.length > 0 ? texts.join(', ') : 'all default'
}

/** What the terminal is, and what is drawn in it. */
export function terminalChapter({ variables, capabilities }: CommandContext): Chapter {
  const { columns, rows, isTTY } = process.stdout
  const { hasColour, isAscii, theme } = capabilities
  const around = [
    ...(variables.TMUX ? ['tmux'] : []),
    ...(variables.STY ? ['GNU screen'] : []),
    ...(variables.SSH_CONNECTION || variables.SSH_TTY ? ['SSH'] : []),
    ...(variables.WSL_DISTRO_NAME ? ['WSL'] : []),
  ]
  return {
    title: 'Terminal',
    lines: [
      ['size', isTTY ? `${columns} columns, ${rows} rows` : 'standard output is no terminal'],
      ['within', around.length > 0 ? around.join(', ') : 'nothing'],
      [
        'drawn with',
        `${hasColour ? `colours for a ${theme} background` : 'no colours'}, ${isAscii ? 'ASCII' : 'Unicode'} symbols`,
      ],
      ...SHOWN.filter((name) => variables[name] !== undefined).map(
        (name) => [name, variables[name] || '(empty)'] as const,
      ),
      ['shell', variables[PICK_VARIABLE] ? 'with the function of init' : 'without the function of init'],
    ],
    isBad: false,
  }
}

/** Their values tell nothing of the user, and much of the screen. */
const SHOWN = ['TERM', 'TERM_PROGRAM', 'LC_ALL', 'LC_CTYPE', 'LANG', 'COLORFGBG', 'NO_COLOR', 'FORCE_COLOR']

/** The names of the variables that beat the files. Their values stay untold. */
export function variableChapter({ variables }: CommandContext): Chapter {
  const names = VARIABLES.flatMap(({ rows }) => rows)
    .flatMap((row) => row.names)
    .filter((name) => /^(AWS_|HTTPS?_PROXY|NO_PROXY|REQUESTS_)/.test(name))
    .flatMap((name) => (name.endsWith('_PROXY') ? [name, name.toLowerCase()] : [name]))
    .filter((name) => variables[name] !== undefined)
    .map((name) => (variables[name] === '' ? `${name} (empty)` : name))
  return {
    title: 'Variables',
    lines: [['set', names.length > 0 ? names.join(', ') : 'none that beats the files']],
    isBad: false,
  }
}
