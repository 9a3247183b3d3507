import { linkSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { removeQuietly, targetOf } from './atomic-write.ts'
import { errorCode } from './files.ts'

/** A write takes milliseconds. A process that holds a lock for longer than this is stuck or gone. */
const STALE_MS = 10_000
const RETRY_MS = 15

/** Another process kept the lock for too long. */
export class LockTimeout extends Error {}

export interface LockOptions {
  /** How long to wait for another process; default 5000. */
  readonly timeoutMs?: number
  /** Age at which a lock no longer counts; default 10000. */
  readonly staleMs?: number
}

/**
 * Takes the lock of a file: a file beside it that holds the owner's process id and host. A lock is taken over if its
 * process has ended or it is too old. Rejects with `LockTimeout` if another process keeps the lock, or with Node's
 * system errors if the lock cannot be written.
 *
 * @returns a function that releases the lock and never throws
 */
export async function takeLock(path: string, options: LockOptions = {}): Promise<() => void> {
  const lock = lockPath(path)
  const owner = `${process.pid} ${hostname()}\n`
  const staleMs = options.staleMs ?? STALE_MS
  const deadline = Date.now() + (options.timeoutMs ?? 5_000)
  for (;;) {
    try {
      writeFileSync(lock, owner, { flag: 'wx', mode: 0o600 })
      return () => release(lock, owner)
    } catch (error) {
      // On a full disk the lock is created but stays empty. Others must not wait for it.
      if (error instanceof Error && 'syscall' in error && error.syscall === 'write') removeQuietly(lock)
      if (errorCode(error) !== 'EEXIST') throw error
    }
    if (isStale(lock, staleMs)) takeAway(lock, staleMs)
    else if (Date.now() >= deadline) throw new LockTimeout(`another process is writing ${path}`)
    else await delay(RETRY_MS)
  }
}

/** Path of the lock of a file. */
export function lockPath(path: string): string {
  const target = targetOf(path)
  return join(dirname(target), `.${basename(target)}.awsprof-lock`)
}

function isStale(lock: string, staleMs: number): boolean {
  try {
    const age = Date.now() - statSync(lock).mtimeMs
    if (age > staleMs) return true
    const [pid = '', host = ''] = readFileSync(lock, 'utf8').trim().split(' ')
    // Just created, and about to be filled in.
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
 * Removes a stale lock. It is moved aside first, because only one of several processes can do that. If the moved lock
 * turns out to be a new one, it is put back.
 */
function takeAway(lock: string, staleMs: number): void {
  const aside = `${lock}-${process.pid}`
  try {
    renameSync(lock, aside)
    if (!isStale(aside, staleMs)) linkSync(aside, lock)
  } catch {
    // Another process was faster.
  }
  removeQuietly(aside)
}

function release(lock: string, owner: string): void {
  try {
    if (readFileSync(lock, 'utf8') === owner) removeQuietly(lock)
  } catch {
    // Another process has taken it over.
  }
}
