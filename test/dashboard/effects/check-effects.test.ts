import { expect, it } from 'vitest'
import type { MfaWanted } from '../../../src/app/event.ts'
import { createStore } from '../../../src/app/store.ts'
import { type CheckEffect, createCheckRunner } from '../../../src/dashboard/effects/check-effects.ts'
import { walkPorts } from '../../support/session/walk-ports.ts'
import { makeState } from '../../support/state/state.ts'

const DEVICE = 'arn:aws:iam::111122223333:mfa/me'
const role = (name: string, more = '') =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/${name}\nsource_profile = base\n${more}`
const CONFIG = [
  role('first', `mfa_serial = ${DEVICE}\n`),
  role('plain'),
  role('second', `mfa_serial = ${DEVICE}\n`),
  role('last'),
].join('')
const KEYS = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n'

/** `C` in a dashboard whose walks are in memory; resolves with what was asked once a code is wanted. */
function checkAll() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const order: string[] = []
  const wanted: (MfaWanted & { readonly done: number })[] = []
  const run = createCheckRunner({
    aws: async () => ({
      walk: (_, { mfaCode }) =>
        walkPorts({
          roles: null,
          mfaCode: (...args) => {
            // Stands for a key that was typed before and is read in the loop's next turn.
            setImmediate(() => order.push('key'))
            return mfaCode(...args)
          },
        }),
    }),
    checks: { timeoutMs: 1_000, isReadOnly: false, concurrency: 4 },
    lend: (use) => use(),
  })
  const store = createStore(makeState({ config: CONFIG, credentials: KEYS }), (effect, here) => {
    if (effect.type === 'read-home') ended.resolve()
    if (['check', 'answer-mfa', 'cancel-check'].includes(effect.type))
      run(effect as CheckEffect, watched(here))
  })
  const watched = (here: typeof store): typeof store => ({
    ...here,
    dispatch: (...events) => {
      here.dispatch(...events)
      for (const event of events) {
        if (event.type !== 'mfa-wanted') continue
        order.push('dialog')
        wanted.push({ ...event, done: here.getState().checking?.done ?? 0 })
        resolve()
      }
    },
  })
  store.dispatch({ type: 'intent', intent: 'check-all' })
  return { store, wanted, order, asked: promise, ended: ended.promise }
}

it('C asks for a code once all else is done, once for a device, by the names of profiles and role', async () => {
  const { store, wanted, asked, ended } = checkAll()
  await asked
  expect(wanted).toEqual([
    {
      type: 'mfa-wanted',
      attempt: 1,
      serial: DEVICE,
      profile: 'first',
      roleArn: 'arn:aws:iam::111122223333:role/first',
      others: ['second'],
      isNext: false,
      done: 3,
    },
  ])
  store.dispatch(
    { type: 'typed', edit: { type: 'insert', text: '123456' } },
    { type: 'intent', intent: 'accept' },
  )
  await ended
  expect(wanted).toHaveLength(1)
  expect(store.getState().notice?.text).toBe('All 5 profiles work.')
})

it('without a code, all that need it fail', async () => {
  const { store, wanted, asked, ended } = checkAll()
  await asked
  store.dispatch({ type: 'intent', intent: 'back' })
  await ended
  expect(wanted).toHaveLength(1)
  expect(store.getState().notice?.text).toBe('2 of 5 profiles failed; ! shows them.')
})

it('the dialog opens once the keys before it are read', async () => {
  const { order, asked } = checkAll()
  await asked
  expect(order).toEqual(['key', 'dialog'])
})
