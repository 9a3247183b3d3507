import { spawnSync } from 'node:child_process'
import { fchmodSync, fchownSync, fstatSync, type Stats } from 'node:fs'

/** Tells `fchown` not to change the owner. */
const KEEP_OWNER = -1

/**
 * Gives a new file that will replace `target` its mode and owner and, with GNU cp, its access control list and extended
 * attributes. If the group or the list cannot be kept, no group gains a right. Throws Node's system errors.
 */
export function copyAttributes(descriptor: number, old: Stats, target: string, temporary: string): void {
  if (process.platform === 'win32') return
  const hasGroup = giveTo(descriptor, old)
  const isWhole = process.platform !== 'linux' || copyByCp(descriptor, old, target, temporary, hasGroup)
  fchmodSync(descriptor, hasGroup && isWhole ? old.mode & 0o7777 : withoutGroup(old.mode))
}

/** @returns whether the file has its old group */
function giveTo(descriptor: number, { uid, gid }: Stats): boolean {
  // New files can get the group of their folder (setgid).
  const current = fstatSync(descriptor)
  if (current.uid === uid && current.gid === gid) return true
  // Only root can change the owner, but a member of a group can change the group to it.
  return [uid, KEEP_OWNER].some((owner) => {
    try {
      fchownSync(descriptor, owner, gid)
      return true
    } catch {
      return false
    }
  })
}

/**
 * Copies extended attributes and, with the mode, the access control list. Node can read neither of them. If there is a
 * list, the group bits of the mode are its mask (acl(5)), so copying the mode alone could give the group more rights.
 *
 * @returns false if there may be a list that was not copied, as without GNU cp
 */
function copyByCp(
  descriptor: number,
  old: Stats,
  target: string,
  temporary: string,
  hasGroup: boolean,
): boolean {
  // If the group has changed, the old mode must not apply to it, not even for a moment.
  const attributes = hasGroup ? 'mode,xattr' : 'xattr'
  spawnSync('cp', ['--attributes-only', `--preserve=${attributes}`, '--', target, temporary], {
    stdio: 'ignore',
    timeout: 2_000,
    // The other variables may hold secrets.
    env: { PATH: process.env.PATH },
  })
  return (fstatSync(descriptor).mode & 0o777) === (old.mode & 0o777)
}

/** The mode with the rights of others for the group. */
function withoutGroup(mode: number): number {
  return mode & (0o7707 | ((mode & 0o007) << 3))
}
