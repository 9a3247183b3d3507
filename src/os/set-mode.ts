import { chmodSync } from 'node:fs'
import { errorCode, plainReason } from './files.ts'

/**
 * Sets the permission bits of a file, behind all symlinks. Never throws.
 *
 * @param mode such as `0o600`
 * @returns why it was not done, as a sentence without a full stop, or null
 */
export function setMode(path: string, mode: number): string | null {
  try {
    chmodSync(path, mode)
    return null
  } catch (error) {
    return `cannot change the permissions of ${path}: ${plainReason(errorCode(error))}`
  }
}
