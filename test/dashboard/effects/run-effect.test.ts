import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../src/app/effect.ts'
import { createStore } from '../../../src/app/store.ts'
import { createRunner } from '../../../src/dashboard/effects/run-effect.ts'
import type { Services } from '../../../src/dashboard/services/services.ts'
import { makeState, profilesNamed } from '../../support/state/state.ts'

/** A dashboard whose `$` ends with this reason once `over` is called. */
function given(reason: string | null) {
  let end = () => {}
  const ended = new Promise<string | null>((resolve) => {
    end = () => resolve(reason)
  })
  // Only the services that the tests reach.
  const run = createRunner({ subshell: () => ended } as unknown as Services)
  const effects: Effect['type'][] = []
  const store = createStore(makeState({ config: profilesNamed('dev') }), (effect, here) => {
    effects.push(effect.type)
    if (effect.type !== 'read-home') run(effect, here)
  })
  store.dispatch({ type: 'intent', intent: 'subshell' })
  const over = async () => {
    end()
    await expect.poll(() => effects.at(-1)).toBe('read-home')
  }
  return { store, over, notice: () => store.getState().notice?.text }
}

describe('when a shell ends', () => {
  it('it is no longer announced', async () => {
    const { over, notice } = given(null)
    expect(notice()).toBe('Getting credentials for a shell as dev …')
    await over()
    expect(notice()).toBeUndefined()
  })

  it('why it did not start is told', async () => {
    const { over, notice } = given('Cannot start /bin/nosh.')
    await over()
    expect(notice()).toBe('Cannot start /bin/nosh.')
  })

  it('what went wrong in the meantime stays', async () => {
    const { store, over, notice } = given(null)
    store.dispatch({ type: 'noticed', tone: 'warning', text: 'The portal does not answer.' })
    await over()
    expect(notice()).toBe('The portal does not answer.')
  })
})
