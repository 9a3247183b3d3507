import type { Profiles } from '../../profiles/profile.ts'
import type { AwsPorts, WalkOptions } from '../ports.ts'
import type { Entry } from '../profile-index.ts'
import { credentialsOf, reasonOf } from './credentials-of.ts'

/** An address that signs in to the console as a profile, or why there is none, in full sentences. Never rejects. */
export async function consoleAddressOf(
  entry: Entry,
  profiles: Profiles,
  ports: Pick<AwsPorts, 'walk' | 'console'>,
  options: WalkOptions,
): Promise<{ readonly address: string } | { readonly reason: string }> {
  const { name } = entry.profile
  const found = await credentialsOf(entry, profiles, ports.walk(name, options))
  if ('reason' in found) return found
  try {
    return { address: await ports.console(name, found.credentials, null) }
  } catch (error) {
    return { reason: reasonOf(entry, profiles, error) }
  }
}
