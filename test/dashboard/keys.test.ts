import { PassThrough } from 'node:stream'
import { beforeEach, expect, it } from 'vitest'
import type { Effect } from '../../src/app/effect.ts'
import { createStore, type Store } from '../../src/app/store.ts'
import { answerKeys } from '../../src/dashboard/keys.ts'
import { makeState, profilesNamed } from '../support/state/state.ts'

let input: PassThrough & NodeJS.ReadStream
let effects: Effect[]
let store: Store

beforeEach(() => {
  input = new PassThrough() as PassThrough & NodeJS.ReadStream
  effects = []
  store = createStore(makeState({ config: profilesNamed('alpha', 'beta', 'gamma') }), (effect) =>
    effects.push(effect),
  )
})

const answer = (mustWait: () => boolean) => answerKeys(input, store, mustWait, () => {})

it('answers keys before Ink is loaded, and asks for Ink at a pause', async () => {
  const keys = answer(() => false)
  input.emit('data', Buffer.from('j'))
  expect(store.getState().selected).toBe('beta')
  await keys.pause
})

it('keeps what must wait, and the rest of a sequence that arrives meanwhile, in their order', async () => {
  const keys = answer(() => effects.length > 0)
  // The check must wait for Ink, and so must the keys after it.
  input.emit('data', Buffer.from('c\u001b[B'))
  input.emit('data', Buffer.from('\u001b[B'))
  await keys.pause
  expect(store.getState().selected).toBe('alpha')
  keys.goOn()
  expect(store.getState().selected).toBe('gamma')
})

it('answers at once when everything is loaded', async () => {
  const keys = answer(() => effects.length > 0)
  keys.goOn()
  input.emit('data', Buffer.from('c'))
  input.emit('data', Buffer.from('j'))
  expect(store.getState().selected).toBe('beta')
})
