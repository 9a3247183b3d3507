import type { Style } from '../view/row.ts'

/** SGR parameters. Only the 16 colours of the user's own palette, which are readable on dark and on light. */
type Codes = readonly number[]

const BOLD = 1
const DIM = 2
const UNDERLINE = 4
const INVERSE = 7
const BLACK = 30
const ON_WHITE = 107
const RED = 31
const GREEN = 32
const YELLOW = 33
const BLUE = 34
const MAGENTA = 35
const CYAN = 36

const DARK: Readonly<Record<Style, Codes>> = {
  text: [],
  dim: [DIM],
  strong: [BOLD],
  title: [BOLD, CYAN],
  border: [DIM],
  'border-focused': [CYAN],
  'pane-title': [BOLD],
  selected: [INVERSE],
  'selected-idle': [BOLD],
  valid: [GREEN],
  renewable: [CYAN],
  expiring: [YELLOW],
  expired: [RED],
  'signed-out': [MAGENTA],
  unverified: [DIM],
  broken: [BOLD, RED],
  key: [CYAN],
  origin: [DIM],
  error: [BOLD, RED],
  warning: [YELLOW],
  hint: [DIM],
  info: [CYAN],
  cursor: [INVERSE],
  field: [UNDERLINE],
  proposal: [DIM, UNDERLINE],
  added: [GREEN],
  removed: [RED],
  qr: [BLACK, ON_WHITE],
}

/** Yellow and cyan are hard to read on white. */
const LIGHT: Readonly<Record<Style, Codes>> = {
  ...DARK,
  title: [BOLD, BLUE],
  'border-focused': [BLUE],
  renewable: [BLUE],
  expiring: [BOLD, MAGENTA],
  key: [BLUE],
  warning: [BOLD, MAGENTA],
  info: [BLUE],
}

/** How each style looks: SGR codes to switch it on; an empty string for plain text. */
export type Theme = Readonly<Record<Style, string>>

/** Without colour (NO_COLOR, `--no-color`, a dumb terminal) bold, underline and inverse are kept. */
export function themeFor(name: 'dark' | 'light', hasColour: boolean): Theme {
  return themeOf(name === 'light' ? LIGHT : DARK, (all) => {
    const codes = hasColour ? all : all.filter((code) => code < 30)
    return codes.length === 0 ? '' : `\u001b[${codes.join(';')}m`
  })
}

/** No escape sequences at all, for pipes and `TERM=dumb`. */
export const PLAIN_THEME = themeOf(DARK, () => '')

function themeOf(styles: Readonly<Record<Style, Codes>>, toText: (codes: Codes) => string): Theme {
  const entries = Object.entries(styles).map(([style, codes]) => [style, toText(codes)])
  // A cast, because `fromEntries` forgets which keys there are.
  return Object.fromEntries(entries) as Theme
}
