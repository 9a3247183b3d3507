import { afterEach, expect, it, vi } from 'vitest'
import { createConsolePages } from '../../../src/dashboard/services/console-pages.ts'

afterEach(() => vi.useRealTimers())

function opened() {
  const { promise: taken, resolve: take } = Promise.withResolvers<boolean>()
  const browsed: string[] = []
  const missed = vi.fn()
  const serve = async () => ({ url: 'http://127.0.0.1:1/x', taken })
  const pages = createConsolePages(serve, (url) => browsed.push(url), missed)
  return { pages, take, browsed, missed }
}

it('opens the browser at the page, not at the address', async () => {
  const { pages, take, browsed, missed } = opened()
  expect(await pages.open('https://secret')).toBeNull()
  expect([browsed, pages.isWaiting()]).toEqual([['http://127.0.0.1:1/x'], true])
  const settled = pages.settle()
  take(true)
  expect([await settled, pages.isWaiting(), missed.mock.calls.length]).toEqual([true, false, 0])
})

it('tells of a browser that did not come', async () => {
  const { pages, take, missed } = opened()
  await pages.open('https://secret')
  take(false)
  await vi.waitFor(() => expect(missed).toHaveBeenCalledOnce())
  expect(pages.isWaiting()).toBe(false)
})

it('waits for the browser for a moment only', async () => {
  vi.useFakeTimers()
  const { pages } = opened()
  await pages.open('https://secret')
  const settled = pages.settle()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await settled).toBe(false)
})

it('says so if no port can be opened', async () => {
  const pages = createConsolePages(
    () => Promise.reject(new Error('EADDRNOTAVAIL')),
    () => {},
    () => {},
  )
  expect(await pages.open('https://secret')).toMatch(/Could not open a port on this machine/)
})
