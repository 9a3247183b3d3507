import type { TokenSource } from '../../profiles/link.ts'
import { ssoRoleOf } from '../../profiles/sso-links.ts'
import { readCacheJson } from '../cache/cache-json.ts'
import { ssoRoleCacheName } from '../cache/role-cache.ts'
import { tokenCacheName } from '../cache/token-cache.ts'
import type { LogoutPorts, PortalClient } from '../ports.ts'
import type { ProfileIndex } from '../profile-index.ts'
import { ServiceError } from '../service-error.ts'

export type LogoutOutcome =
  | { readonly type: 'ended' }
  /** There was no token. */
  | { readonly type: 'absent' }
  /** The file of the token could not be removed. */
  | { readonly type: 'kept' }
  /** The token is gone here, but the portal was not told: until it expires, it works for whoever has a copy. */
  | { readonly type: 'untold'; readonly reason: string }

/** The session that a logout has ended, and why the portal was not told; null if it was. */
export interface EndedSession {
  /** Its start URL, or the name of the file if it has none. */
  readonly name: string
  readonly untold: string | null
}

/**
 * Ends a session as `aws sso logout` does: logs out at the portal, then removes the cached token and the role credentials
 * obtained with it, even if the portal does not answer. Registrations stay. Never rejects.
 */
export async function logout(
  source: TokenSource,
  index: ProfileIndex,
  ports: LogoutPorts,
  signal: AbortSignal,
): Promise<LogoutOutcome> {
  const { tokens, roles } = ports
  const name = tokenCacheName(source)
  if (tokens.read(name) === undefined) {
    for (const each of roleNames(source, index)) roles.remove(each)
    return { type: 'absent' }
  }
  // A renewal in another process would bring the session back. Without a lock, nobody can write: go on regardless.
  const end = () => endToken(name, ports, signal)
  const untold = await tokens.locked(name, end).catch(end)
  for (const each of roleNames(source, index)) roles.remove(each)
  if (tokens.read(name) !== undefined) return { type: 'kept' }
  return untold === null ? { type: 'ended' } : { type: 'untold', reason: untold }
}

export interface LogoutAllPorts extends Omit<LogoutPorts, 'portal'> {
  readonly portal: (region: string) => PortalClient
}

/**
 * Ends every session still in the cache and removes all role credentials of IAM Identity Center, as `aws sso logout`
 * does: they would work for anyone who finds them, even if no profile uses them any more. Rejects only if `portal`
 * throws.
 */
export async function logoutOfTheRest(
  { portal, tokens, roles }: LogoutAllPorts,
  signal: AbortSignal,
): Promise<EndedSession[]> {
  const ended: EndedSession[] = []
  for (const name of tokens.list()) {
    const json = readCacheJson(name.endsWith('.json') ? tokens.read(name) : undefined)
    if (json.type !== 'read' || typeof json.fields.accessToken !== 'string') continue
    const { region, startUrl } = json.fields
    const ports = { portal: portal(typeof region === 'string' ? region : ''), tokens }
    const end = () => endToken(name, ports, signal)
    const untold = await tokens.locked(name, end).catch(end)
    ended.push({ name: typeof startUrl === 'string' ? startUrl : name, untold })
  }
  for (const name of roles.list()) {
    const json = readCacheJson(name.endsWith('.json') ? roles.read(name) : undefined)
    if (json.type === 'read' && json.fields.ProviderType === 'sso') roles.remove(name)
  }
  return ended
}

/** Returns why the portal was not told, as a clause; null if it was, or no longer knows the token. */
async function endToken(
  name: string,
  { portal, tokens }: Pick<LogoutPorts, 'portal' | 'tokens'>,
  signal: AbortSignal,
): Promise<string | null> {
  const file = tokens.read(name)
  const json = readCacheJson(file)
  const accessToken = json.type === 'read' ? json.fields.accessToken : undefined
  const isToken = typeof accessToken === 'string' && accessToken !== ''
  const untold = isToken ? await tellPortal(portal, accessToken, signal) : null
  tokens.remove(name)
  return untold
}

async function tellPortal(
  portal: PortalClient,
  accessToken: string,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    await portal.logout(accessToken, signal)
    return null
  } catch (error) {
    const isUnknownToken = error instanceof ServiceError && error.status === 401
    if (isUnknownToken) return null
    return signal.aborted ? 'interrupted' : error instanceof Error ? error.message : 'unknown error'
  }
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
