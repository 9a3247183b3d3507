import type { Effect } from '../../src/app/effect.ts'
import type { Event } from '../../src/app/event.ts'
import type { State } from '../../src/app/state.ts'
import { createStore } from '../../src/app/store.ts'
import { createRunner, type Saved } from '../../src/dashboard/effects/run-effect.ts'
import { match } from '../../src/keys/match.ts'
import type { Texts } from '../../src/profiles/edit/plan.ts'
import type { FileRole } from '../../src/profiles/problem.ts'
import { pictureOf } from './row-text.ts'
import { makeState, NOW, type StateOptions, typed } from './state.ts'

/** A dashboard whose two files are in memory: keys go in, files and pictures come out. */
export interface Desk {
  /** The files as they are; another program may write them. */
  files: Texts
  /** What a write fails with, instead of writing. */
  failure: string | null
  now: number
  /** Every effect that was asked for. */
  readonly effects: readonly Effect[]
  state(): State
  dispatch(event: Event): void
  /** Presses keys by the names of `keys/match.ts`, one after another, each answered before the next. */
  press(...keys: string[]): Promise<void>
  /** Types text into the open field. */
  type(text: string): Promise<void>
  /** The terminal pastes: one piece, line breaks and all. */
  paste(text: string): void
  picture(): string
}

export function openDesk(options: StateOptions & { readonly isReadOnly?: boolean } = {}): Desk {
  const effects: Effect[] = []
  const textOf = (file: StateOptions['config']) => (typeof file === 'string' ? file : '')
  const start = makeState({ ...options, env: { AWS_REGION: '', ...options.env } })
  const setup = { ...start.setup, isReadOnly: options.isReadOnly === true }
  const save = async (plan: (fresh: Texts) => Texts | null): Promise<Saved> => {
    if (desk.failure !== null) return { type: 'failed', message: desk.failure }
    const before = desk.files
    const after = plan(before)
    if (after === null) return { type: 'declined' }
    desk.files = after
    return { type: 'written', before, after }
  }
  const run = createRunner({
    now: () => desk.now,
    readSource: (file: FileRole) => {
      const text = desk.files[file]
      return text === '' ? { type: 'missing' } : { type: 'read', text, mode: 0o600, isWritable: true }
    },
    save,
    readCaches: () => store.getState().caches,
    // The rest is never asked for: those effects are only noted.
  } as unknown as Parameters<typeof createRunner>[0])
  const INSIDE: ReadonlySet<Effect['type']> = new Set(['save', 'read-files', 'read-caches'])
  const store = createStore({ ...start, setup }, (effect, here) => {
    effects.push(effect)
    if (INSIDE.has(effect.type)) run(effect, here)
  })
  const answered = () => new Promise((resolve) => setImmediate(resolve))
  const desk: Desk = {
    files: { config: textOf(options.config), credentials: textOf(options.credentials) },
    failure: null,
    now: NOW,
    effects,
    state: store.getState,
    dispatch: store.dispatch,
    async press(...keys) {
      for (const key of keys) {
        const event = match(store.getState(), key)
        if (event) store.dispatch(event)
        await answered()
      }
    },
    type: (text) => desk.press(...text),
    paste: (text) => store.dispatch(typed(text)),
    picture: () => pictureOf(store.getState()).join('\n'),
  }
  return desk
}
