import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { decode } from '../ini/bytes.ts'

/** What was found where a file of profiles should be. */
export type FoundFile =
  | {
      readonly type: 'read'
      readonly text: string
      readonly mode: number | null
      readonly isWritable: boolean
    }
  | { readonly type: 'missing' }
  | { readonly type: 'unreadable'; readonly reason: string }

/** Permission bits mean nothing on Windows. */
const HAS_MODES = process.platform !== 'win32'

/** Reads a whole file, byte for byte. Never throws; `null` (no file wanted) is a missing file. */
export function readFound(path: string | null): FoundFile {
  if (path === null) return { type: 'missing' }
  try {
    const text = decode(readFileSync(path))
    const mode = HAS_MODES ? statSync(path).mode & 0o7777 : null
    return { type: 'read', text, mode, isWritable: isWritable(path) }
  } catch (error) {
    const code = errorCode(error)
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { type: 'missing' }
      : { type: 'unreadable', reason: plainReason(code) }
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

/** Node's error code (`EACCES` …), or `unknown`. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : 'unknown'
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ELOOP: 'its symlinks go round in a circle',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files on this machine',
  EIO: 'the disk reports an error',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'its folder is missing',
  ENOTDIR: 'what should be its folder is a file',
  EEXIST: 'what should be its folder is a file',
  EBUSY: 'it is a mount point, which cannot be replaced',
  EXDEV: 'it lies on another file system than its folder',
  ETXTBSY: 'it is being run',
}

/** A plain word for a system error. */
export function plainReason(code: string): string {
  return REASONS[code] ?? `system error ${code}`
}
