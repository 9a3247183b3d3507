import { readlinkSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The absolute path behind all symlinks, even if nothing exists there yet. */
export function targetOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    try {
      return targetOf(resolve(dirname(path), readlinkSync(path)))
    } catch {
      return resolve(path)
    }
  }
}
