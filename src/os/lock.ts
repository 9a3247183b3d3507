import { linkSync, lstatSync, readlinkSync, renameSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { errorCode } from './files.ts'
import { readWhole, whatElse } from './read-whole.ts'
import { targetOf } from './target-of.ts'
import { removeQuietly } from './temporary-file.ts'

/** A write takes milliseconds. A process that holds a lock for longer than this is stuck or gone. */
const STALE_MS = 10_000
const RETRY_MS = 15
const NOTICED_MS = 500
/** Clocks of machines that share a folder can differ by this much. */
const CLOCK_DIFFERENCE_MS = 2_000
/** In bytes. */
const LARGEST_LOCK = 1 << 10

/** Another process kept the lock for too long. The message says which, how long, and which file the lock is. */
export class LockTimeout extends Error {}

export interface LockOptions {
  /** How long to wait for another process; default 5000. */
  readonly timeoutMs?: number
  /** Age at which a lock no longer counts; default 10000. */
  readonly staleMs?: number
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined
  /** Called once if the wait is so long that one would notice. */
  readonly onHeldUp?: (() => void) | undefined
}

/**
 * Takes the lock of a file: a file beside it that holds the owner's process id and host. A lock is taken over if its
 * process has ended, if it is too old, or if it is dated in the future and has stood for all the time that was waited.
 * Rejects with `LockTimeout` if another process keeps the lock, with Node's system errors if the lock cannot be written,
 * or with the signal's reason if that aborts before the lock is taken.
 *
 * @returns a function that releases the lock and never throws
 */
export async function takeLock(path: string, options: LockOptions = {}): Promise<() => void> {
  const { timeoutMs = 5_000, staleMs = STALE_MS, signal, onHeldUp } = options
  const lock = lockPath(path)
  const started = Date.now()
  const deadline = started + timeoutMs
  let isTold = false
  const first = look(lock)
  for (;;) {
    signal?.throwIfAborted()
    const release = tryLock(path, staleMs)
    if (release) return release
    const now = Date.now()
    if (now >= deadline) break
    if (!isTold && now - started >= NOTICED_MS) {
      isTold = true
      onHeldUp?.()
    }
    await delay(RETRY_MS)
  }
  const last = look(lock)
  const isFromTheFuture = last !== null && last.ageMs < -CLOCK_DIFFERENCE_MS
  if (isFromTheFuture && last.id === first?.id) takeAway(lock, last)
  const release = tryLock(path, staleMs)
  if (release) return release
  throw new LockTimeout(lockedBy(path, lock, last))
}

/**
 * Takes the lock of a file if it is free or no longer counts, without waiting. Throws Node's system errors.
 *
 * @returns a function that releases the lock, or null if another process holds it
 */
export function tryLock(path: string, staleMs = STALE_MS): (() => void) | null {
  const lock = lockPath(path)
  const found = look(lock)
  if (found && isStale(found, staleMs)) takeAway(lock, found)
  const owner = `${process.pid} ${hostname()}\n`
  try {
    writeFileSync(lock, owner, { flag: 'wx', mode: 0o600 })
    return () => release(lock, owner)
  } catch (error) {
    // On a full disk the lock is created but stays empty. Others must not wait for it.
    if (error instanceof Error && 'syscall' in error && error.syscall === 'write') removeQuietly(lock)
    if (errorCode(error) !== 'EEXIST') throw error
    return null
  }
}

/** Path of the lock of a file. */
export function lockPath(path: string): string {
  const target = targetOf(path)
  return join(dirname(target), `.${basename(target)}.awsprof-lock`)
}

/** What stands in the place of a lock. */
interface Lock {
  /** The same as long as nobody replaces it. */
  readonly id: string
  /** Negative if it is dated in the future. */
  readonly ageMs: number
  /** Empty if it has just been created and is about to be filled in, or cannot be read. */
  readonly pid: string
  readonly host: string
  readonly isEmpty: boolean
  /** What it is if it is no file, such as `a folder`. */
  readonly what: string | null
}

/** Never throws and never waits: anybody can have put anything there. */
function look(lock: string): Lock | null {
  try {
    const stats = lstatSync(lock)
    const what = stats.isSymbolicLink() ? `a symlink to ${readlinkSync(lock)}` : whatElse(stats)
    const content = what === null ? contentOf(lock) : ''
    const [pid = '', host = ''] = content.trim().split(' ')
    return {
      id: `${stats.ino} ${stats.mtimeMs} ${content}`,
      ageMs: Date.now() - stats.mtimeMs,
      pid,
      host,
      isEmpty: stats.size === 0,
      what,
    }
  } catch {
    return null
  }
}

/** Empty if it cannot be read, as that of another user. */
function contentOf(lock: string): string {
  try {
    return readWhole(lock, LARGEST_LOCK).toString()
  } catch {
    return ''
  }
}

/** The longest that a lock may be empty: its process was killed before it could fill it in. */
const FILLING_MS = 1_000

function isStale({ ageMs, pid, host, isEmpty, what }: Lock, staleMs: number): boolean {
  // No version of this program makes a lock of anything but a file, and a folder may hold somebody's files.
  if (what !== null) return what !== 'a folder'
  if (ageMs > staleMs || (isEmpty && ageMs > FILLING_MS)) return true
  return pid !== '' && host === hostname() && !isAlive(Number(pid))
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
 * Removes a lock that no longer counts. It is moved aside first, because only one of several processes can do that. If
 * the moved lock turns out to be another one, it is put back.
 */
function takeAway(lock: string, found: Lock): void {
  const aside = `${lock}-${process.pid}`
  try {
    renameSync(lock, aside)
    if (look(aside)?.id !== found.id) linkSync(aside, lock)
  } catch {
    // Another process was faster.
  }
  removeQuietly(aside)
}

function release(lock: string, owner: string): void {
  // Another process may have taken it over.
  if (contentOf(lock) === owner) removeQuietly(lock)
}

function lockedBy(path: string, lock: string, found: Lock | null): string {
  if (found === null) return `other processes keep writing ${path}`
  const { pid, host, ageMs, what } = found
  if (what !== null) return `cannot lock ${path}: ${what} is in the place of the lock, ${lock}`
  const owner = pid === '' ? '' : ` (process ${pid} on ${host || 'an unknown host'})`
  const age = ageMs < 1_000 ? '' : ` for ${Math.round(ageMs / 1_000)} s`
  return `another process${owner} has been writing ${path}${age}; if it no longer runs, remove ${lock}`
}
