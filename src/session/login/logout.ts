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
  /** A file that still gives access could not be removed. */
  | { readonly type: 'kept'; readonly cache: 'sso' | 'cli'; readonly file: string }
  /** The token is gone here, but the portal was not told: until it expires, it works for whoever has a copy. */
  | { readonly type: 'untold'; readonly reason: string }

/** What became of a session that no file names any more. */
export interface EndedSession {
  /** Its start URL, or the name of the file if it has none. */
  readonly name: string
  readonly outcome: LogoutOutcome
}

/**
 * Ends a session as `aws sso logout` does: logs out at the portal, then removes the cached token and the role credentials
 * obtained with it, even if the portal does not answer. Registrations stay. Rejects only with the signal's reason, if that
 * aborts while another process holds the token; then nothing has changed.
 */
export async function logout(
  source: TokenSource,
  index: ProfileIndex,
  ports: LogoutPorts,
  signal: AbortSignal,
): Promise<LogoutOutcome> {
  const { tokens, roles } = ports
  const name = tokenCacheName(source)
  const outcome = tokens.read(name) === undefined ? ABSENT : await endToken(name, ports, signal)
  const kept = removeAll(roles, roleNames(source, index))
  return outcome.type === 'kept' ? outcome : (kept ?? outcome)
}

const ABSENT: LogoutOutcome = { type: 'absent' }

/** The path of a file that could not be removed. */
export function keptPath(
  { cache, file }: Extract<LogoutOutcome, { readonly type: 'kept' }>,
  { ssoCache, cliCache }: { readonly ssoCache: string; readonly cliCache: string },
): string {
  return `${cache === 'sso' ? ssoCache : cliCache}/${file}`
}

export interface LogoutAllPorts extends Omit<LogoutPorts, 'portal'> {
  readonly portal: (region: string) => PortalClient
}

/**
 * Ends every session still in the cache and removes all role credentials of IAM Identity Center, as `aws sso logout`
 * does: they would work for anyone who finds them, even if no profile uses them any more. Rejects if `portal` throws, and
 * as `logout` does. A file of role credentials that stays is an entry of its own.
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
    const outcome = await endToken(name, ports, signal)
    ended.push({ name: typeof startUrl === 'string' ? startUrl : name, outcome })
  }
  const ofSso = roles.list().filter((name) => {
    const json = readCacheJson(name.endsWith('.json') ? roles.read(name) : undefined)
    return json.type === 'read' && json.fields.ProviderType === 'sso'
  })
  const kept = removeAll(roles, ofSso)
  if (kept) ended.push({ name: kept.file, outcome: kept })
  return ended
}

/** Removes files of role credentials. Returns the first that stays, or null. */
function removeAll(roles: LogoutPorts['roles'], names: Iterable<string>) {
  let kept: Extract<LogoutOutcome, { readonly type: 'kept' }> | null = null
  for (const file of names) {
    roles.remove(file)
    if (roles.read(file) !== undefined) kept ??= { type: 'kept', cache: 'cli', file }
  }
  return kept
}

async function endToken(
  name: string,
  ports: Pick<LogoutPorts, 'portal' | 'tokens'>,
  signal: AbortSignal,
): Promise<LogoutOutcome> {
  const { tokens } = ports
  const end = () => tellAndRemove(name, ports, signal)
  // A renewal in another process would bring the session back. Without a lock, nobody can write: go on regardless.
  const untold = await tokens.locked(name, end, signal).catch((error: unknown) => {
    if (signal.aborted) throw error
    return end()
  })
  if (tokens.read(name) !== undefined) return { type: 'kept', cache: 'sso', file: name }
  return untold === null ? { type: 'ended' } : { type: 'untold', reason: untold }
}

/** Returns why the portal was not told, as a clause; null if it was, or no longer knows the token. */
async function tellAndRemove(
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
