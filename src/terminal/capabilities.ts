import type { Variables } from '../profiles/environment.ts'

/** What the terminal can show, judging by the environment. */
export interface Capabilities {
  readonly isAscii: boolean
  readonly hasColour: boolean
  readonly theme: 'dark' | 'light'
}

/**
 * @param variables LANG, LC_*, TERM, NO_COLOR (https://no-color.org), FORCE_COLOR
 * @param isTerminal whether the output is a terminal
 */
export function capabilitiesOf(
  variables: Variables,
  isTerminal: boolean,
  flags: { readonly ascii?: boolean | undefined; readonly color?: boolean | undefined },
  options: { readonly symbols: 'auto' | 'unicode' | 'ascii'; readonly theme: 'auto' | 'dark' | 'light' },
): Capabilities {
  const { symbols, theme } = options
  const locale = variables.LC_ALL || variables.LC_CTYPE || variables.LANG || ''
  const isDumb = variables.TERM === 'dumb'
  // The fonts of the Linux console lack half circles.
  const isPoor = isDumb || variables.TERM === 'linux'
  const isUtf8 = /utf-?8/i.test(locale) || (locale === '' && process.platform === 'win32')
  const wantsAscii = symbols === 'ascii' || (symbols === 'auto' && (!isUtf8 || isPoor))
  const forced =
    variables.FORCE_COLOR !== undefined && variables.FORCE_COLOR !== '0' && variables.FORCE_COLOR !== ''
  const hasColour = flags.color !== false && !variables.NO_COLOR && (forced || (isTerminal && !isDumb))
  return {
    isAscii: flags.ascii === true || wantsAscii,
    hasColour,
    theme: theme === 'auto' ? background(variables) : theme,
  }
}

/** Some terminals set COLORFGBG to their colours: `0;15` is black on white. */
function background({ COLORFGBG }: Variables): 'dark' | 'light' {
  const last = COLORFGBG?.split(';').at(-1)
  return last === '7' || last === '15' ? 'light' : 'dark'
}
