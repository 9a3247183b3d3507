import type { Status } from '../session/status.ts'

/** The symbols and lines that the screen is drawn with, in Unicode or in ASCII. */
export interface Symbols {
  readonly status: Readonly<Record<Status, string>>
  readonly pointer: string
  readonly fold: { readonly open: string; readonly closed: string }
  /** Role credentials in the AWS CLI's cache. */
  readonly cached: string
  /** The profile that tools would use now. */
  readonly inUse: string
  readonly branch: string
  readonly ellipsis: string
  readonly dash: string
  readonly dot: string
  readonly arrow: string
  readonly done: string
  readonly chosen: string
  readonly spinner: readonly string[]
  /** For QR codes; null if they cannot be drawn. */
  readonly halfBlocks: { readonly both: string; readonly upper: string; readonly lower: string } | null
  readonly severity: Readonly<Record<'error' | 'warning' | 'hint', string>>
  readonly box: {
    readonly topLeft: string
    readonly topRight: string
    readonly bottomLeft: string
    readonly bottomRight: string
    readonly across: string
    readonly down: string
  }
}

export const UNICODE: Symbols = {
  status: {
    valid: '●',
    renewable: '◒',
    expiring: '◐',
    expired: '○',
    'signed-out': '○',
    broken: '✗',
    unverified: '·',
  },
  pointer: '▸',
  fold: { open: '▾', closed: '▸' },
  cached: '↳',
  inUse: '◆',
  branch: '└',
  ellipsis: '…',
  dash: '—',
  dot: '·',
  arrow: '→',
  done: '✓',
  chosen: '◉',
  spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
  halfBlocks: { both: '█', upper: '▀', lower: '▄' },
  severity: { error: '✗', warning: '!', hint: '·' },
  box: { topLeft: '╭', topRight: '╮', bottomLeft: '╰', bottomRight: '╯', across: '─', down: '│' },
}

export const ASCII: Symbols = {
  status: {
    valid: '*',
    renewable: '~',
    expiring: '~',
    expired: 'o',
    'signed-out': 'o',
    broken: 'x',
    unverified: '.',
  },
  pointer: '>',
  fold: { open: 'v', closed: '>' },
  cached: '`',
  inUse: '@',
  branch: '`',
  ellipsis: '~',
  dash: '-',
  dot: '-',
  arrow: '->',
  done: '+',
  chosen: '*',
  spinner: ['|', '/', '-', '\\'],
  halfBlocks: null,
  severity: { error: 'x', warning: '!', hint: '.' },
  box: { topLeft: '+', topRight: '+', bottomLeft: '+', bottomRight: '+', across: '-', down: '|' },
}

export function symbolsFor(isAscii: boolean): Symbols {
  return isAscii ? ASCII : UNICODE
}
