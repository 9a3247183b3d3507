import type { Style } from '../view/row.ts'

/** SGR parameters: the 16 colours of the user's own palette only, so that light and dark both stay readable. */
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

/** `colour: false` (NO_COLOR, `--no-color`, a dumb terminal) keeps bold and inverse: they are no colours. */
export function themeFor(name: 'dark' | 'light', colour: boolean): Theme {
  const codes = name === 'light' ? LIGHT : DARK
  const entries = Object.entries(codes).map(([style, all]) => {
    const kept = colour ? all : all.filter((code) => code < 30)
    return [style, kept.length === 0 ? '' : `\u001b[${kept.join(';')}m`]
  })
  return Object.fromEntries(entries) as Theme
}

/** No escape sequences at all, for pipes and `TERM=dumb`. */
export const PLAIN_THEME = Object.fromEntries(Object.keys(DARK).map((style) => [style, ''])) as Theme
