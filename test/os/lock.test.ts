import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { LockTimeout, lockPath, takeLock } from '../../src/os/lock.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

const lockedFile = () => makeHome({ config: '' }).path('.aws/config')
/** Somebody else's lock; process 1 always runs. */
const leaveLock = (path: string, content: string, ageMs = 0) => {
  writeFileSync(lockPath(path), content)
  const then = (Date.now() - ageMs) / 1_000
  utimesSync(lockPath(path), then, then)
}
const endedProcess = () => spawnSync('true').pid
const never = { timeoutMs: 60 }

it('says whose it is, and goes when it is given back', async () => {
  const path = lockedFile()
  const release = await takeLock(path)
  expect(readFileSync(lockPath(path), 'utf8')).toBe(`${process.pid} ${hostname()}\n`)
  release()
  expect(existsSync(lockPath(path))).toBe(false)
  release()
})

it('makes the next one wait until then', async () => {
  const path = lockedFile()
  const first = await takeLock(path)
  const order: string[] = []
  const second = takeLock(path).then((release) => {
    order.push('second')
    return release
  })
  await expect(takeLock(path, never)).rejects.toThrow(LockTimeout)
  order.push('first gives it back')
  first()
  ;(await second)()
  expect(order).toEqual(['first gives it back', 'second'])
})

it('of a process that runs is respected, and told of', async () => {
  const path = lockedFile()
  leaveLock(path, `1 ${hostname()}\n`, 3_000)
  await expect(takeLock(path, never)).rejects.toThrow(
    `another process (process 1 on ${hostname()}) has been writing ${path} for 3 s; if it no longer runs, remove ${lockPath(path)}`,
  )
  expect(existsSync(lockPath(path))).toBe(true)
})

it.each([
  ['of a process that has ended', (path: string) => leaveLock(path, `${endedProcess()} ${hostname()}\n`)],
  ['older than any write lasts', (path: string) => leaveLock(path, `1 ${hostname()}\n`, 11_000)],
  ['of another machine, as old', (path: string) => leaveLock(path, '1 elsewhere\n', 11_000)],
  ['as old, never filled in', (path: string) => leaveLock(path, '', 11_000)],
  ['of no process at all', (path: string) => leaveLock(path, `x ${hostname()}\n`)],
  ['of the year 2030 or so', (path: string) => leaveLock(path, '1 elsewhere\n', -4 * 365 * 24 * 3_600_000)],
  ['a symlink to nowhere', (path: string) => symlinkSync('/nowhere', lockPath(path))],
  ['a named pipe', (path: string) => spawnSync('mkfifo', [lockPath(path)])],
])('is taken over: %s', async (_, leave) => {
  const path = lockedFile()
  leave(path)
  const release = await takeLock(path, never)
  release()
  expect(readdirSync(dirname(path))).toEqual(['config'])
})

it.each([
  ['of another machine', '1 elsewhere\n'],
  ['that is just being filled in', ''],
])('is not taken over: %s', async (_, content) => {
  const path = lockedFile()
  leaveLock(path, content)
  await expect(takeLock(path, never)).rejects.toThrow(LockTimeout)
})

it('dated in the future, but renewed while we wait, is respected', async () => {
  const path = lockedFile()
  const ahead = -3_600_000
  leaveLock(path, '1 elsewhere\n', ahead)
  const taken = takeLock(path, never)
  leaveLock(path, '2 elsewhere\n', ahead)
  await expect(taken).rejects.toThrow('process 2 on elsewhere')
})

it('whose place a folder takes is never removed, and told of', async () => {
  const path = lockedFile()
  mkdirSync(lockPath(path))
  await expect(takeLock(path, never)).rejects.toThrow(
    `a folder is in the place of the lock, ${lockPath(path)}`,
  )
})

it('is taken over as soon as the caller says that it is too old', async () => {
  const path = lockedFile()
  leaveLock(path, `1 ${hostname()}\n`, 500)
  const release = await takeLock(path, { ...never, staleMs: 400 })
  release()
})

it('that was taken over meanwhile is not given back', async () => {
  const path = lockedFile()
  const release = await takeLock(path)
  writeFileSync(lockPath(path), '1 elsewhere\n')
  release()
  expect(readFileSync(lockPath(path), 'utf8')).toBe('1 elsewhere\n')
})

it('of many at once only one gets a stale one', async () => {
  const path = lockedFile()
  leaveLock(path, `${endedProcess()} ${hostname()}\n`)
  let holders = 0
  const most: number[] = []
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const release = await takeLock(path)
      most.push(++holders)
      await Promise.resolve()
      holders--
      release()
    }),
  )
  expect(most).toEqual(Array(20).fill(1))
})

it('left empty by a process that was killed as it made it, it is taken over after a second', async () => {
  const path = lockedFile()
  leaveLock(path, '', 100)
  await expect(takeLock(path, never)).rejects.toThrow(LockTimeout)
  leaveLock(path, '', 1_500)
  const release = await takeLock(path, never)
  expect(readFileSync(lockPath(path), 'utf8')).toBe(`${process.pid} ${hostname()}\n`)
  release()
})
