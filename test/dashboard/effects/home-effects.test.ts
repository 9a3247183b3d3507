import { expect, it } from 'vitest'
import type { Effect } from '../../../src/app/effect.ts'
import { createStore } from '../../../src/app/store.ts'
import { changeMode } from '../../../src/dashboard/effects/home-effects.ts'
import { makeState } from '../../support/state/state.ts'

const REQUEST = { file: 'config', from: 0o644, to: 0o600, label: 'chmod 600', as: 'change' } as const

/** A store, and the permissions that its effects set; `reason` is why they cannot be. */
function changed(reason: string | null) {
  const set: (readonly [string, number])[] = []
  const effects: Effect[] = []
  const store = createStore(makeState({ config: '' }), (effect) => effects.push(effect))
  const setMode = (file: string, mode: number) => {
    set.push([file, mode])
    return reason
  }
  changeMode({ setMode }, store, REQUEST)
  return { set, effects, state: store.getState() }
}

it('permissions that were changed are part of the history, and the files are read again', () => {
  const { set, effects, state } = changed(null)
  expect(set).toEqual([['config', 0o600]])
  expect(state.history.done).toMatchObject([{ type: 'mode', file: 'config', from: 0o644, to: 0o600 }])
  expect(effects).toEqual([{ type: 'read-home' }])
})

it('why they could not be changed is told', () => {
  const { state } = changed('cannot change the permissions of config: not permitted')
  expect(state.history.done).toEqual([])
  expect(state.notice).toMatchObject({
    tone: 'error',
    text: 'Not done: cannot change the permissions of config: not permitted.',
  })
})
