import { render } from 'ink-testing-library'
import { afterEach, expect, it, vi } from 'vitest'
import type { Effect } from '../../src/app/effect.ts'
import type { State } from '../../src/app/state.ts'
import { createStore } from '../../src/app/store.ts'
import { App } from '../../src/ink/App.tsx'
import { PLAIN_THEME } from '../../src/terminal/theme.ts'
import { keyBytes } from '../support/program/key-bytes.ts'
import { filesRead, makeState, profilesNamed } from '../support/state/state.ts'

let unmount = () => {}
afterEach(() => unmount())

/** The app over a store whose effects are only written down. */
function open(initial: State) {
  const effects: Effect[] = []
  const store = createStore(initial, (effect) => effects.push(effect))
  const app = render(<App store={store} theme={PLAIN_THEME} />)
  unmount = app.unmount
  return {
    store,
    effects,
    press: (...keys: string[]) => {
      for (const key of keys) app.stdin.write(keyBytes(key))
    },
    type: (text: string) => app.stdin.write(text),
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

it('pasted text is text where there is a field, and never keys', async () => {
  const { press, type, shows, store } = open(three())
  await shows(/▸· alpha/)
  type('\u001b[200~jjq\u001b[201~')
  press('/')
  await shows(/Enter keep/)
  expect(store.getState().selected).toBe('alpha')
  type('\u001b[200~beta\r\u001b[201~')
  await shows(/▸· beta/)
  expect(store.getState().filter).toMatchObject({ text: 'beta ', isOpen: true })
})

it('what happens outside becomes frames too', async () => {
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
