import { readHome } from '../os/read-home.ts'
import type { Credentials } from '../session/ports.ts'
import type { Entry, ProfileIndex } from '../session/profile-index.ts'
import { withRole } from '../session/walk/assume-role.ts'
import { checkError, checkedOf } from '../session/walk/check-reason.ts'
import { createMemo } from '../session/walk/memo.ts'
import { walk } from '../session/walk/walk.ts'
import type { CommandContext } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { BAD_NEWS, INTERRUPTED } from './exit-status.ts'
import { listenForInterrupt } from './interrupt.ts'
import { mfaCodes } from './mfa-code.ts'
import { say } from './output.ts'
import { reportRefused, reportUnreadable } from './report-files.ts'
import { roleMore } from './role-option.ts'
import { onOwnTerminal, walkPortsOf } from './walk-ports.ts'

export interface ObtainOptions {
  readonly mfaCode?: string
  readonly roleArn?: string
}

export interface Obtained {
  readonly entry: Entry
  readonly profileIndex: ProfileIndex
  readonly credentials: Credentials
}

/**
 * The credentials of a profile, from the AWS CLI's cache or by walking its chain. Without any it says why on stderr, and
 * resolves to the exit status. Rejects with `UsageError` for a profile that does not exist and for wrong options. While
 * it runs, signals abort it; after that they are not listened to.
 */
export async function obtain(
  context: CommandContext,
  name: string,
  { mfaCode, roleArn }: ObtainOptions,
): Promise<Obtained | number> {
  const { preferences } = context
  const codesFor = mfaCodes(context, mfaCode)
  const role = roleMore(roleArn, name)
  const home = readHome(context.environment, undefined, name)
  reportUnreadable(context, home)
  reportRefused(context, home)
  const { profileIndex } = home
  const entry = entryNamed(profileIndex, name)
  const { signal, release } = listenForInterrupt()
  try {
    const ports = walkPortsOf(context, profileIndex.profiles, name, {
      timeoutMs: preferences.checkTimeoutMs,
      mfaCode: codesFor(name),
      isReadOnly: context.options.readOnly === true,
      ...onOwnTerminal(),
    })
    const { profiles } = profileIndex
    const walking = {
      profiles,
      chain: entry.chain,
      ports,
      memo: createMemo(),
      signal,
      onLink: () => {},
    }
    const { credentials } =
      role === null ? await walk(walking) : await withRole(walking, role, () => walk(walking))
    return { entry, profileIndex, credentials }
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    const { error: reason } = checkError(error, checkedOf(profileIndex.profiles, entry, error))
    say(context, reason.hint === null ? reason.message : `${reason.message} (${reason.hint})`)
    return BAD_NEWS
  } finally {
    release()
  }
}
