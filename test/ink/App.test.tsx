import { render } from 'ink-testing-library'
import { afterEach, expect, it, vi } from 'vitest'
import type { Effect } from '../../src/app/effect.ts'
import type { State } from '../../src/app/state.ts'
import { createStore } from '../../src/app/store.ts'
import { App } from '../../src/ink/App.tsx'
import { answerRead } from '../../src/keys/answer-read.ts'
import { createDecoder } from '../../src/keys/decoder.ts'
import { PLAIN_THEME } from '../../src/terminal/theme.ts'
import { keyBytes } from '../support/program/key-bytes.ts'
import { filesRead, makeState, profilesNamed } from '../support/state/state.ts'

let unmount = () => {}
afterEach(() => unmount())

/** The app over a store that only records its effects. */
function open(initial: State) {
  const effects: Effect[] = []
  const store = createStore(initial, (effect) => effects.push(effect))
  const app = render(<App store={store} theme={PLAIN_THEME} />)
  // As in the program, keys go to the store, and frames come of that.
  const decoder = createDecoder()
  const read = (bytes: string) => {
    answerRead(store, decoder.feed(Buffer.from(bytes), 0))
    answerRead(store, decoder.expire(Number.POSITIVE_INFINITY))
  }
  unmount = app.unmount
  return {
    store,
    effects,
    press: (...keys: string[]) => {
      for (const key of keys) read(keyBytes(key))
    },
    type: (text: string) => read(text),
    shows: (text: string | RegExp) => vi.waitFor(() => expect(app.lastFrame()).toMatch(text)),
  }
}

const three = () => makeState({ config: profilesNamed('alpha', 'beta', 'gamma'), columns: 100, rows: 24 })

it('keys become frames', async () => {
  const { press, type, shows } = open(three())
  await shows(/▸· alpha/)
  press('down')
  await shows(/▸· beta/)
  type('jk')
  await shows(/▸· beta/)
  press('G')
  await shows(/▸· gamma/)
  press('?')
  await shows(/─ Keys ─/)
  press('esc')
  await shows(/▸· gamma/)
  press('/')
  await shows(/Enter keep/)
  type('alp')
  await shows(/1\/1 of 3/)
})

it('pasted text goes into an open field and never acts as keys', async () => {
  const { press, type, shows, store } = open(three())
  await shows(/▸· alpha/)
  type('\u001b[200~jjq\u001b[201~')
  press('/')
  await shows(/Enter keep/)
  expect(store.getState().selected).toBe('alpha')
  type('\u001b[200~beta\r\u001b[201~')
  await shows(/▸· beta/)
  expect(store.getState().filter).toMatchObject({ text: 'beta', isOpen: true })
})

it('events from outside become frames too', async () => {
  const { store, shows } = open(three())
  await shows(/3 profiles/)
  store.dispatch(filesRead({ config: profilesNamed('new') })(store.getState()))
  await shows(/1 profile /)
  store.dispatch({ type: 'resized', columns: 60, rows: 12 })
  await shows(/^ awsprof[^\n]*\n╭─ Profiles ─{47}╮/)
})

it('q asks to quit and does nothing else', async () => {
  const { press, effects, shows } = open(three())
  await shows(/▸· alpha/)
  press('q')
  await vi.waitFor(() => expect(effects).toEqual([{ type: 'quit' }]))
})
