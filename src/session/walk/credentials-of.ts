import type { Profiles } from '../../profiles/profile.ts'
import type { Credentials, WalkPorts } from '../ports.ts'
import type { Entry } from '../profile-index.ts'
import { checkError, checkedOf } from './check-reason.ts'
import { createMemo } from './memo.ts'
import { walk } from './walk.ts'

/** The credentials of a profile, or why there are none, in full sentences. Never rejects. */
export async function credentialsOf(
  entry: Entry,
  profiles: Profiles,
  ports: WalkPorts,
): Promise<{ readonly credentials: Credentials } | { readonly reason: string }> {
  try {
    const signal = new AbortController().signal
    const memo = createMemo()
    const { credentials } = await walk({
      profiles,
      chain: entry.chain,
      ports,
      memo,
      signal,
      onLink: () => {},
    })
    return { credentials }
  } catch (error) {
    return { reason: reasonOf(entry, profiles, error) }
  }
}

/** Why something for which credentials were needed was not possible, in full sentences. */
export function reasonOf(entry: Entry, profiles: Profiles, error: unknown): string {
  const { message, hint } = checkError(error, checkedOf(profiles, entry, error)).error
  return hint === null ? message : `${message} Next: ${hint}.`
}
