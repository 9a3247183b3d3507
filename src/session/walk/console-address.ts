import type { Profiles } from '../../profiles/profile.ts'
import type { AwsPorts, WalkOptions } from '../ports.ts'
import type { Entry } from '../profile-index.ts'
import { checkError, checkedOf } from './check-reason.ts'
import { createMemo } from './memo.ts'
import { walk } from './walk.ts'

/** An address that signs in to the console as a profile, or why there is none, in full sentences. Never rejects. */
export async function consoleAddressOf(
  entry: Entry,
  profiles: Profiles,
  ports: Pick<AwsPorts, 'walk' | 'console'>,
  options: WalkOptions,
): Promise<{ readonly address: string } | { readonly reason: string }> {
  const { name } = entry.profile
  try {
    const { credentials } = await walk({
      profiles,
      chain: entry.chain,
      ports: ports.walk(name, options),
      memo: createMemo(),
      signal: new AbortController().signal,
      onLink: () => {},
    })
    return { address: await ports.console(name, credentials, null) }
  } catch (error) {
    const { message, hint } = checkError(error, checkedOf(profiles, entry, error)).error
    return { reason: hint === null ? message : `${message} Next: ${hint}.` }
  }
}
