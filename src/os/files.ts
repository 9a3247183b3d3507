import { accessSync, constants, statSync } from 'node:fs'
import { decode } from '../ini/bytes.ts'
import { LARGEST_FILE, NotReadable, readWhole } from './read-whole.ts'
import { targetOf } from './target-of.ts'

/** What was found at the path of a config or credentials file. */
export type FoundFile =
  | {
      readonly type: 'read'
      readonly text: string
      readonly mode: number | null
      readonly isWritable: boolean
    }
  | { readonly type: 'missing' }
  | { readonly type: 'unreadable'; readonly reason: string }

/** On Windows permission bits mean nothing. */
const HAS_MODES = process.platform !== 'win32'

/** Reads a whole file, byte for byte. A path of null counts as a missing file. Never throws. */
export function readFound(path: string | null): FoundFile {
  if (path === null) return { type: 'missing' }
  try {
    const text = decode(readWhole(path, LARGEST_FILE))
    const stats = statSync(path)
    const mode = HAS_MODES ? stats.mode & 0o7777 : null
    return { type: 'read', text, mode, isWritable: stats.isFile() && isWritable(path) }
  } catch (error) {
    return isMissing(error) ? { type: 'missing' } : { type: 'unreadable', reason: reasonFor(error) }
  }
}

/** True if an error means that there is nothing at the path. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error))
}

/** Why a file cannot be read, as the end of a sentence. */
export function reasonFor(error: unknown): string {
  return error instanceof NotReadable ? error.message : plainReason(errorCode(error))
}

/** Whether both paths lead to the same file: by symlinks, as hard links, or because they are equal. */
export function isOneFile(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false
  if (one === other) return true
  const options = { bigint: true, throwIfNoEntry: false } as const
  try {
    const [a, b] = [statSync(one, options), statSync(other, options)]
    if (!a || !b) return a === b && targetOf(one) === targetOf(other)
    return a.ino === b.ino && a.dev === b.dev
  } catch {
    return false
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The error code of a Node.js system error, such as `EACCES`; `unknown` for any other error. */
export function errorCode(error: unknown): string {
  const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'unknown'
}

const REASONS: Readonly<Record<string, string>> = {
  ERR_INVALID_ARG_VALUE: 'its path contains a NUL character',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ELOOP: 'its symlinks form a loop',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files on this machine',
  EIO: 'the disk reports an error',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'its folder is missing',
  ENOTDIR: 'a file is in the place of its folder',
  EEXIST: 'a file is in the place of its folder',
  EBUSY: 'it is a mount point, which cannot be replaced',
  EXDEV: 'it is on a different file system from its folder',
  ETXTBSY: 'it is being executed',
}

/** What the same codes mean on Windows. */
const REASONS_ON_WINDOWS: Readonly<Record<string, string>> = {
  EBUSY: 'another program has it open',
  EPERM: 'it is read-only, open in another program, or not permitted',
}

/** What a system error code means, as the end of a sentence. */
export function plainReason(code: string, platform: string = process.platform): string {
  const own = platform === 'win32' ? REASONS_ON_WINDOWS[code] : undefined
  return own ?? REASONS[code] ?? `system error ${code}`
}
