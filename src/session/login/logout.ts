import type { TokenSource } from '../../profiles/link.ts'
import { ssoRoleOf } from '../../profiles/sso-links.ts'
import { readCacheJson } from '../cache/cache-json.ts'
import { ssoRoleCacheName } from '../cache/role-cache.ts'
import { tokenCacheName } from '../cache/token-cache.ts'
import type { LogoutPorts, PortalClient } from '../ports.ts'
import type { ProfileIndex } from '../profile-index.ts'

/**
 * Ends a session as `aws sso logout` does: logs out at the portal, ignoring errors, then removes the cached token and
 * the role credentials obtained with it. Registrations stay. Never rejects.
 *
 * @returns `absent` if there was no token; `kept` if its file could not be removed
 */
export async function logout(
  source: TokenSource,
  index: ProfileIndex,
  ports: LogoutPorts,
  signal: AbortSignal,
): Promise<'ended' | 'absent' | 'kept'> {
  const { tokens, roles } = ports
  const name = tokenCacheName(source)
  if (tokens.read(name) === undefined) {
    for (const each of roleNames(source, index)) roles.remove(each)
    return 'absent'
  }
  // A renewal in another process would bring the session back. Without a lock, nobody can write: go on regardless.
  const end = () => endToken(name, ports, signal)
  await tokens.locked(name, end).catch(end)
  for (const each of roleNames(source, index)) roles.remove(each)
  return tokens.read(name) === undefined ? 'ended' : 'kept'
}

export interface LogoutAllPorts extends Omit<LogoutPorts, 'portal'> {
  readonly portal: (region: string) => PortalClient
}

/**
 * Ends every session still in the cache and removes all role credentials of IAM Identity Center, as `aws sso logout`
 * does: they would work for anyone who finds them, even if no profile uses them any more. Rejects only if `portal`
 * throws.
 *
 * @returns the start URLs of the ended sessions, or the name of the file if it has none
 */
export async function logoutOfTheRest(
  { portal, tokens, roles }: LogoutAllPorts,
  signal: AbortSignal,
): Promise<string[]> {
  const ended: string[] = []
  for (const name of tokens.list()) {
    const json = readCacheJson(name.endsWith('.json') ? tokens.read(name) : undefined)
    if (json.type !== 'read' || typeof json.fields.accessToken !== 'string') continue
    const { region, startUrl } = json.fields
    const ports = { portal: portal(typeof region === 'string' ? region : ''), tokens }
    const end = () => endToken(name, ports, signal)
    await tokens.locked(name, end).catch(end)
    ended.push(typeof startUrl === 'string' ? startUrl : name)
  }
  for (const name of roles.list()) {
    const json = readCacheJson(name.endsWith('.json') ? roles.read(name) : undefined)
    if (json.type === 'read' && json.fields.ProviderType === 'sso') roles.remove(name)
  }
  return ended
}

async function endToken(
  name: string,
  { portal, tokens }: Pick<LogoutPorts, 'portal' | 'tokens'>,
  signal: AbortSignal,
): Promise<void> {
  const file = tokens.read(name)
  const json = readCacheJson(file)
  const accessToken = json.type === 'read' ? json.fields.accessToken : undefined
  if (typeof accessToken === 'string' && accessToken !== '') {
    await portal.logout(accessToken, signal).catch(() => undefined)
  }
  tokens.remove(name)
}

/** File names are hashes, so only the files that today's profiles would use can be attributed to a session. */
function roleNames(source: TokenSource, { entries }: ProfileIndex): Set<string> {
  const names = new Set<string>()
  for (const { chain } of entries) {
    if (!chain.token || tokenCacheName(chain.token) !== tokenCacheName(source)) continue
    for (const link of chain.links) {
      if (link.type !== 'sso-role') continue
      const { account, role } = ssoRoleOf(link)
      names.add(ssoRoleCacheName(account, role, chain.token))
    }
  }
  return names
}
