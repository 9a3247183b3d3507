import type { Effect } from '../../../src/app/effect.ts'
import type { State } from '../../../src/app/state.ts'
import { createStore } from '../../../src/app/store.ts'
import { type HomeServices, readHomeInto, saveEdit } from '../../../src/dashboard/effects/home-effects.ts'
import { match } from '../../../src/keys/match.ts'
import type { Texts } from '../../../src/profiles/edit/plan.ts'
import type { FileRole } from '../../../src/profiles/problem.ts'
import { type FoundFile, indexFiles } from '../../../src/session/home.ts'
import { pictureOf } from './picture.ts'
import { asEvent, makeState, NOW, type StateOptions, type TestEvent, typed } from './state.ts'

/** A dashboard whose two files are in memory: keys go in, files and screens come out. */
export interface MemoryDashboard {
  /** The current files. Assign to them to act as another program that writes them. */
  files: Texts
  /** If not null, nothing can be written, and this is the message. */
  failure: string | null
  now: number
  /** Every effect so far. */
  readonly effects: readonly Effect[]
  state(): State
  dispatch(event: TestEvent): void
  /** Presses keys by their names in `src/keys/match.ts`. Each has its effect before the next is pressed. */
  press(...keys: string[]): Promise<void>
  /** Types text into the open field. */
  type(text: string): Promise<void>
  /** Pastes text, line breaks included. */
  paste(text: string): void
  /** The screen as text. */
  picture(): string
}

export function openMemoryDashboard(
  options: StateOptions & { readonly isReadOnly?: boolean } = {},
): MemoryDashboard {
  const effects: Effect[] = []
  const textOf = (file: StateOptions['config']) => (typeof file === 'string' ? file : '')
  const start = makeState({ ...options, env: { AWS_REGION: 'us-east-1', ...options.env } })
  const setup = { ...start.setup, isReadOnly: options.isReadOnly === true }
  const save: HomeServices['save'] = async (plan) => {
    if (dashboard.failure !== null) return { type: 'failed', message: dashboard.failure }
    const before = dashboard.files
    const planned = plan(before)
    if (planned.type === 'declined') return planned
    dashboard.files = planned.texts
    return { type: 'written', before, after: planned.texts }
  }
  const found = (file: FileRole): FoundFile => {
    const text = dashboard.files[file]
    return text === '' ? { type: 'missing' } : { type: 'read', text, mode: 0o600, isWritable: true }
  }
  const services: HomeServices = {
    now: () => dashboard.now,
    readHome: (known) => {
      const files = { config: found('config'), credentials: found('credentials') }
      const profileIndex = indexFiles(files, start.setup.environment, known)
      return { files, profileIndex, caches: store.getState().caches }
    },
    save,
  }
  // Effects other than on the two files are only recorded.
  const store = createStore({ ...start, setup }, (effect, here) => {
    effects.push(effect)
    if (effect.type === 'read-home') readHomeInto(here, services)
    if (effect.type === 'save') void saveEdit(services, here, effect.request)
  })
  const answered = () => new Promise((resolve) => setImmediate(resolve))
  const dashboard: MemoryDashboard = {
    files: { config: textOf(options.config), credentials: textOf(options.credentials) },
    failure: null,
    now: NOW,
    effects,
    state: store.getState,
    dispatch: (event) => store.dispatch(asEvent(event, store.getState())),
    async press(...keys) {
      for (const key of keys) {
        const event = match(store.getState(), key)
        if (event) store.dispatch(event)
        await answered()
      }
    },
    type: (text) => dashboard.press(...text),
    paste: (text) => store.dispatch(typed(text)),
    picture: () => pictureOf(store.getState()).join('\n'),
  }
  return dashboard
}
