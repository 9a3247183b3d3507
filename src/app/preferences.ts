import { shellWords } from '../profiles/shell-words.ts'

export type SortOrder = 'file' | 'session' | 'name' | 'status' | 'expiry'
/** What the list's headings stand for. */
export type Grouping = 'session' | 'account' | 'none'

export interface Preferences {
  /** A session with less time left than this counts as expiring; ms. */
  readonly expiringMs: number
  readonly sort: SortOrder
  readonly group: Grouping
  /** How the user is told that a session is about to end. */
  readonly notify: 'off' | 'bell' | 'desktop'
  /** `auto` follows COLORFGBG, or is dark without it. */
  readonly theme: 'auto' | 'dark' | 'light'
  readonly symbols: 'auto' | 'unicode' | 'ascii'
  /** How many profiles are checked at once. */
  readonly checkConcurrency: number
  /** How long one link of a check may take; ms. */
  readonly checkTimeoutMs: number
  /** The command that opens a browser; null for $BROWSER or the system's. */
  readonly browser: string | null
}

export const SORT_ORDERS: readonly SortOrder[] = ['file', 'session', 'name', 'status', 'expiry']

export const GROUPINGS: readonly Grouping[] = ['session', 'account', 'none']

export const DEFAULT_PREFERENCES: Preferences = {
  expiringMs: 15 * 60_000,
  sort: 'file',
  group: 'session',
  notify: 'off',
  theme: 'auto',
  symbols: 'auto',
  checkConcurrency: 8,
  checkTimeoutMs: 10_000,
  browser: null,
}

interface Option {
  readonly key: string
  readonly meaning: string
  readonly wants: string
  /** The default, as written in the file. */
  readonly standard: string
  /** What the text changes, or null if it is not a valid value. */
  readonly read: (text: string) => Partial<Preferences> | null
}

function oneOf<T extends string>(
  values: readonly T[],
  use: (value: T) => Partial<Preferences>,
): Option['read'] {
  return (text) => {
    const value = values.find((each) => each === text)
    return value === undefined ? null : use(value)
  }
}

function number(min: number, max: number, use: (value: number) => Partial<Preferences>): Option['read'] {
  return (text) => {
    const value = Number(text)
    return text.trim() !== '' && value >= min && value <= max ? use(value) : null
  }
}

/** The keys of the preferences file; `npm run readme` writes them into the README. */
export const PREFERENCE_OPTIONS: readonly Option[] = [
  {
    key: 'expiring_minutes',
    meaning: 'how much time left counts as expiring',
    wants: 'a number of minutes from 1 to 1440',
    standard: '15',
    read: number(1, 1440, (value) => ({ expiringMs: value * 60_000 })),
  },
  {
    key: 'sort',
    meaning: 'initial order of the list',
    wants: 'file, session, name, status or expiry',
    standard: 'file',
    read: oneOf(SORT_ORDERS, (sort) => ({ sort })),
  },
  {
    key: 'group',
    meaning: 'headings of the list; a single session with profiles has none',
    wants: 'session, account or none',
    standard: 'session',
    read: oneOf(GROUPINGS, (group) => ({ group })),
  },
  {
    key: 'notify',
    meaning: 'told once when a session that nothing renews is about to end',
    wants: 'off, bell or desktop',
    standard: 'off',
    read: oneOf(['off', 'bell', 'desktop'], (notify) => ({ notify })),
  },
  {
    key: 'theme',
    meaning: 'colours for a dark or a light background',
    wants: 'auto, dark or light',
    standard: 'auto',
    read: oneOf(['auto', 'dark', 'light'], (theme) => ({ theme })),
  },
  {
    key: 'symbols',
    meaning: 'UTF-8 or ASCII',
    wants: 'auto, unicode or ascii',
    standard: 'auto',
    read: oneOf(['auto', 'unicode', 'ascii'], (symbols) => ({ symbols })),
  },
  {
    key: 'check_concurrency',
    meaning: 'how many profiles are checked at once',
    wants: 'a number from 1 to 64',
    standard: '8',
    read: number(1, 64, (value) => ({ checkConcurrency: Math.floor(value) })),
  },
  {
    key: 'check_timeout_seconds',
    meaning: 'how long one link of a check may take',
    wants: 'a number of seconds from 1 to 600',
    standard: '10',
    read: number(1, 600, (value) => ({ checkTimeoutMs: value * 1000 })),
  },
  {
    key: 'browser',
    meaning: 'what opens a browser; %s in it stands for the address, which else comes last',
    wants: 'a command, or auto: $BROWSER, else the system’s',
    standard: 'auto',
    read: (text) => {
      if (text === 'auto') return { browser: null }
      return shellWords(text)?.[0] ? { browser: text } : null
    },
  },
]

/**
 * The preferences file merged over the defaults.
 *
 * @param values the file as parsed by the `ini` package; sections count as unknown keys
 * @returns the preferences, and a warning for each unknown key and invalid value, which are ignored. Never throws.
 */
export function readPreferences(values: Readonly<Record<string, unknown>>): {
  preferences: Preferences
  warnings: string[]
} {
  let preferences = DEFAULT_PREFERENCES
  const warnings: string[] = []
  for (const [key, value] of Object.entries(values)) {
    const option = PREFERENCE_OPTIONS.find((each) => each.key === key)
    const change = option?.read(String(value))
    if (!option) warnings.push(`preferences: unknown key "${key}"`)
    else if (!change) warnings.push(`preferences: ${key} must be ${option.wants}`)
    else preferences = { ...preferences, ...change }
  }
  return { preferences, warnings }
}
