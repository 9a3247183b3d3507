import type { TextEdit } from '../../../src/app/edit/text-field.ts'
import type { Event } from '../../../src/app/event.ts'
import { initialState } from '../../../src/app/initial-state.ts'
import type { Intent } from '../../../src/app/intent.ts'
import { DEFAULT_PREFERENCES, type Preferences } from '../../../src/app/preferences.ts'
import type { State } from '../../../src/app/state.ts'
import { update } from '../../../src/app/update.ts'
import { readEnvironment, type Variables } from '../../../src/profiles/environment.ts'
import { type Files, type FoundFile, indexFiles } from '../../../src/session/home.ts'
import type { CacheFile, Caches } from '../../../src/session/ports.ts'
import { helpLines } from '../../../src/view/help.ts'

/** Monday noon UTC, the default time of a test state. */
export const NOW = Date.UTC(2026, 10, 23, 12)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

type CacheFiles = Readonly<Record<string, object | string>>

export interface StateOptions {
  /** The text of the file, or why it could not be read; if absent, the file does not exist. */
  readonly config?: string | FoundFile
  readonly credentials?: string | FoundFile
  readonly caches?: { readonly sso?: CacheFiles; readonly cli?: CacheFiles; readonly login?: CacheFiles }
  readonly columns?: number
  readonly rows?: number
  readonly now?: number
  readonly env?: Variables
  readonly preferences?: Partial<Preferences>
  readonly isAscii?: boolean
  readonly isRedacted?: boolean
}

/** The state of a dashboard that has just read these files. */
export function makeState(options: StateOptions = {}): State {
  const {
    columns = 120,
    rows = 40,
    now = NOW,
    env = {},
    preferences,
    isAscii = false,
    isRedacted = false,
  } = options
  const setup = {
    environment: readEnvironment({ HOME: '/home/me', ...env }, 'linux', '/home/me'),
    // Most tests are about profiles, not about headings.
    preferences: { ...DEFAULT_PREFERENCES, group: 'none' as const, ...preferences },
    isAscii,
    isDemo: false,
    isReadOnly: false,
    canBrowse: false,
    isRedacted,
    helpLines,
  }
  return play(
    initialState(setup, { columns, rows }, now),
    homeRead({ files: filesOf(options), caches: cachesOf(options.caches) }),
  )
}

/** An event, in short: an intent stands for its own event, and a function makes an event from the current state. */
export type TestEvent = Event | Intent | ((state: State) => Event)

/** The state after these events. */
export function play(state: State, ...events: readonly TestEvent[]): State {
  return events.reduce((now, event) => update(now, asEvent(event, now)).state, state)
}

export function asEvent(event: TestEvent, state: State): Event {
  if (typeof event === 'function') return event(state)
  return typeof event === 'string' ? { type: 'intent', intent: event } : event
}

/** Text was typed or pasted. */
export function typed(text: string): Event {
  return { type: 'typed', edit: { type: 'insert', text } }
}

/** A key was pressed that moves the cursor or deletes text. */
export function edited(what: Exclude<TextEdit['type'], 'insert'>): Event {
  return { type: 'typed', edit: { type: what } }
}

/** The home was read; what is left out is unchanged. */
export function homeRead({ files, caches }: { readonly files?: Files; readonly caches?: Caches }) {
  return (state: State): Event => {
    const found = files ?? state.files
    const profileIndex = indexFiles(found, state.setup.environment, state)
    return { type: 'home-read', home: { files: found, profileIndex, caches: caches ?? state.caches } }
  }
}

/** The home was read; the caches are unchanged. */
export function filesRead(files: Pick<StateOptions, 'config' | 'credentials'>): (state: State) => Event {
  return homeRead({ files: filesOf(files) })
}

/** The home was read; the config and credentials files are unchanged. */
export function cachesRead(caches: StateOptions['caches']): (state: State) => Event {
  return homeRead({ caches: cachesOf(caches) })
}

export function filesOf({ config, credentials }: Pick<StateOptions, 'config' | 'credentials'>): Files {
  return { config: foundFile(config), credentials: foundFile(credentials) }
}

function foundFile(file: string | FoundFile | undefined): FoundFile {
  if (file === undefined) return { type: 'missing' }
  return typeof file === 'string' ? { type: 'read', text: file, mode: 0o600, isWritable: true } : file
}

/** The caches that hold these files; an object becomes JSON. */
export function cachesOf(files: StateOptions['caches'] = {}): Caches {
  const read = (folder: CacheFiles = {}): ReadonlyMap<string, CacheFile> =>
    new Map(
      Object.entries(folder).map(([name, content]) => [
        name,
        { text: typeof content === 'string' ? content : JSON.stringify(content) },
      ]),
    )
  return { sso: read(files.sso), cli: read(files.cli), login: read(files.login) }
}

/** Names of the profiles in the list, from top to bottom. */
export function shownNames(state: State): string[] {
  return state.order.map((at) => state.profileIndex.entries[at]?.profile.name ?? '?')
}

/** The text of a config file that has profiles of these names. */
export function profilesNamed(...names: string[]): string {
  return names.map((name) => `[profile ${name}]\nregion = us-east-1\n`).join('\n')
}
