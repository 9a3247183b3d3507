import { expect, it } from 'vitest'
import type { Entry } from '../../../src/session/profile-index.ts'
import type { CheckResult } from '../../../src/session/walk/check.ts'
import { checkAll } from '../../../src/session/walk/check-all.ts'
import { makeState, profilesNamed } from '../../support/state/state.ts'

const entries = makeState({ config: profilesNamed('a', 'b', 'c', 'd', 'e') }).profileIndex.entries

/** Checks that end on command, and the names of those started so far. */
function heldChecks() {
  const begun: string[] = []
  const told: string[] = []
  const ends = new Map<string, (failure?: Error) => void>()
  const checkOne = ({ profile: { name } }: Entry) => {
    begun.push(name)
    const { promise, resolve, reject } = Promise.withResolvers<CheckResult>()
    ends.set(name, (failure) => (failure ? reject(failure) : resolve({ name } as CheckResult)))
    return promise
  }
  const end = async (name: string, failure?: Error) => {
    ends.get(name)?.(failure)
    // By then, the code that awaits the check has continued.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { begun, told, checkOne, end, onResult: ({ name }: CheckResult) => told.push(name) }
}

it('that many run at a time, in order, and each result is reported as it comes', async () => {
  const { begun, told, checkOne, end, onResult } = heldChecks()
  const all = checkAll(entries, 2, new AbortController().signal, checkOne, onResult)
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect([begun, told]).toEqual([['a', 'b', 'c'], ['b']])
  for (const name of ['a', 'c', 'd', 'e']) await end(name)
  await all
  expect(told).toEqual(['b', 'a', 'c', 'd', 'e'])
})

it('those that may ask for something wait until all others are done', async () => {
  const { begun, told, checkOne, end, onResult } = heldChecks()
  const asks = ({ profile }: Entry) => ['a', 'c'].includes(profile.name)
  const all = checkAll(entries, 4, new AbortController().signal, checkOne, onResult, asks)
  await end('b')
  await end('d')
  expect(begun).toEqual(['b', 'd', 'e'])
  await end('e')
  expect(begun).toEqual(['b', 'd', 'e', 'a', 'c'])
  for (const name of ['a', 'c']) await end(name)
  await all
  expect(told).toEqual(['b', 'd', 'e', 'a', 'c'])
})

it('at least one runs, even with a concurrency of 0', async () => {
  const { begun, told, checkOne, end, onResult } = heldChecks()
  const all = checkAll(entries, 0, new AbortController().signal, checkOne, onResult)
  expect(begun).toEqual(['a'])
  for (const name of 'abcde') await end(name)
  await all
  expect(told).toEqual(['a', 'b', 'c', 'd', 'e'])
})

it('none starts after an abort', async () => {
  const { begun, told, checkOne, end, onResult } = heldChecks()
  const stop = new AbortController()
  const all = checkAll(entries, 1, stop.signal, checkOne, onResult)
  const rejected = expect(all).rejects.toThrow('enough')
  stop.abort(new Error('enough'))
  await end('a')
  await rejected
  expect([begun, told]).toEqual([['a'], ['a']])
})

it('none starts after one has rejected, and those already started are still reported', async () => {
  const { begun, told, checkOne, end, onResult } = heldChecks()
  const all = checkAll(entries, 2, new AbortController().signal, checkOne, onResult)
  const rejected = expect(all).rejects.toThrow('broken')
  await end('a', new Error('broken'))
  await rejected
  await end('b')
  expect([begun, told]).toEqual([['a', 'b'], ['b']])
})
