import { expect, it } from 'vitest'
import { mustFinish, whenFinished } from '../../src/os/unfinished.ts'

it('nothing to finish is known at once', () => {
  expect(whenFinished()).toBeNull()
})

it('waits for all of it, also for what is begun meanwhile, and for what fails', async () => {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const order: string[] = []
  void mustFinish(first.promise.then(() => void order.push('first')))
  const finished = whenFinished()?.then(() => order.push('finished'))
  void mustFinish(second.promise).catch(() => order.push('second'))
  first.resolve()
  await first.promise
  second.reject(new Error('failed'))
  await finished
  expect(order).toEqual(['first', 'second', 'finished'])
  expect(whenFinished()).toBeNull()
})

it('does not wait for longer than it was told', async () => {
  const never = new Promise<void>(() => {})
  void mustFinish(never, 1)
  await whenFinished()
  expect(whenFinished()).toBeNull()
})
