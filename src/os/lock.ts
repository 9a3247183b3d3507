import { linkSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { removeQuietly, targetOf } from './atomic-write.ts'
import { errorCode } from './files.ts'

/** A write takes milliseconds: whoever holds a lock longer than this is stuck or gone. */
const STALE_MS = 10_000
const RETRY_MS = 15

export class LockTimeout extends Error {}

export interface LockOptions {
  /** How long to wait for another process; default 5000. */
  readonly timeoutMs?: number
  /** How long a lock counts at most; default 10000. */
  readonly staleMs?: number
}

/**
 * Takes the lock of a file: a file beside it with the owner's process id and host. Locks of ended processes and those
 * older than ten seconds are taken over. Rejects with `LockTimeout` when another process keeps it, or with Node's
 * system error when there is no place for it.
 *
 * @returns how to give it back; never throws
 */
export async function takeLock(path: string, options: LockOptions = {}): Promise<() => void> {
  const lock = lockPath(path)
  const mine = `${process.pid} ${hostname()}\n`
  const staleMs = options.staleMs ?? STALE_MS
  const deadline = Date.now() + (options.timeoutMs ?? 5_000)
  for (;;) {
    try {
      writeFileSync(lock, mine, { flag: 'wx', mode: 0o600 })
      return () => release(lock, mine)
    } catch (error) {
      // On a full disk it was made and could not be filled in: it must not keep others waiting.
      if ((error as NodeJS.ErrnoException).syscall === 'write') removeQuietly(lock)
      if (errorCode(error) !== 'EEXIST') throw error
    }
    if (isStale(lock, staleMs)) takeAway(lock, staleMs)
    else if (Date.now() >= deadline) throw new LockTimeout(`another process is writing ${path}`)
    else await delay(RETRY_MS)
  }
}

export function lockPath(path: string): string {
  const target = targetOf(path)
  return join(dirname(target), `.${basename(target)}.awsprof-lock`)
}

function isStale(lock: string, staleMs: number): boolean {
  try {
    const age = Date.now() - statSync(lock).mtimeMs
    if (age > staleMs) return true
    const [pid = '', host = ''] = readFileSync(lock, 'utf8').trim().split(' ')
    // Created but not yet filled in: its owner is at work.
    if (pid === '') return false
    return host === hostname() && !isAlive(Number(pid))
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/**
 * Moved aside before it is removed: of several processes that find the same stale lock only one can move it, and if
 * that was a new lock by then, it is put back.
 */
function takeAway(lock: string, staleMs: number): void {
  const aside = `${lock}-${process.pid}`
  try {
    renameSync(lock, aside)
    if (!isStale(aside, staleMs)) linkSync(aside, lock)
  } catch {
    // Another process was quicker.
  }
  removeQuietly(aside)
}

function release(lock: string, mine: string): void {
  try {
    if (readFileSync(lock, 'utf8') === mine) removeQuietly(lock)
  } catch {
    // Taken over meanwhile.
  }
}
