import type { Chain, Link, TokenSource } from '../../profiles/link.ts'
import { type Profiles, settingValue } from '../../profiles/profile.ts'
import { ssoRoleOf } from '../../profiles/sso-links.ts'
import type { AssumeRoleArguments, CacheProblem, Caches } from '../ports.ts'
import { isRecord, readCacheJson } from './cache-json.ts'
import { pythonJson } from './python-json.ts'
import { isZoneless, parseTimestamp } from './timestamp.ts'
import { sha1 } from './token-cache.ts'

/** Name of a cached AssumeRole reply in `~/.aws/cli/cache` (botocore, AssumeRoleCredentialFetcher). */
export function assumeRoleCacheName(args: AssumeRoleArguments): string {
  return `${sha1(pythonJson(args))}.json`
}

/** Name of cached IAM Identity Center role credentials in `~/.aws/cli/cache` (botocore, SSOCredentialFetcher). */
export function ssoRoleCacheName(accountId: string, roleName: string, source: TokenSource): string {
  const named =
    source.ssoSession === null ? { startUrl: source.startUrl } : { sessionName: source.ssoSession }
  return `${sha1(pythonJson({ accountId, roleName, ...named }, true))}.json`
}

/** AssumeRole arguments from a profile's settings; like botocore, ignores a duration that is not an integer. */
export function assumeRoleArguments(profiles: Profiles, link: Link): AssumeRoleArguments | null {
  const profile = profiles.byName.get(link.profile)
  if (!profile || link.name === null) return null
  const value = (key: string) => settingValue(profile, key)
  const externalId = value('external_id')
  const serial = value('mfa_serial')
  const sessionName = value('role_session_name')
  const duration = value('duration_seconds')
  return {
    RoleArn: link.name,
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(serial !== undefined && { SerialNumber: serial }),
    ...(duration !== undefined && /^\s*[+-]?\d+\s*$/.test(duration) && { DurationSeconds: Number(duration) }),
    ...(sessionName !== undefined && { RoleSessionName: sessionName }),
  }
}

/**
 * Names of the files in which the AWS CLI would cache the role credentials of a chain, outermost first. Empty if a link
 * has a problem, because the AWS CLI then fails before it looks.
 */
export function roleCacheNames(profiles: Profiles, chain: Chain): string[] {
  if (chain.links.some((link) => link.problem)) return []
  const isWebIdentity = chain.links.some((link) => link.type === 'web-identity-token')
  return chain.links.flatMap((link) => {
    if (link.type === 'assume-role') {
      const args = assumeRoleArguments(profiles, link)
      if (!args) return []
      // With a web identity, botocore passes on only the role and the session name.
      const { RoleArn, RoleSessionName } = args
      const isTokenRole =
        isWebIdentity && link === chain.links.findLast((each) => each.type === 'assume-role')
      const passed = isTokenRole
        ? { RoleArn, ...(RoleSessionName !== undefined && { RoleSessionName }) }
        : args
      return [assumeRoleCacheName(passed)]
    }
    if (link.type === 'sso-role' && chain.token) {
      const { account, role } = ssoRoleOf(link)
      return [ssoRoleCacheName(account, role, chain.token)]
    }
    return []
  })
}

/** botocore requests new credentials when less than this is left. */
export const ROLE_MARGIN_MS = 15 * 60_000

/**
 * The first damaged file of cached role credentials, or null. The AWS CLI fails on one, and prints no more than the name
 * of a key (botocore/utils.py, JSONFileCache; 1.45.11, 2.9.19).
 */
export function roleCacheProblem(caches: Caches, names: readonly string[]): CacheProblem | null {
  for (const file of names) {
    const json = readCacheJson(caches.cli.get(file))
    if (json.type === 'damaged') return { file, reason: json.reason }
    if (json.type === 'absent') continue
    const { Credentials } = json.fields
    const expiration = isRecord(Credentials) ? Credentials.Expiration : null
    if (isZoneless(expiration)) return { file, reason: 'has an Expiration without a time zone' }
    if (parseTimestamp(expiration) === null)
      return { file, reason: 'has no Credentials with a valid Expiration' }
  }
  return null
}

/** When the cached role credentials that the AWS CLI would use expire, ms since the epoch; null if there are none. */
export function cachedUntil(caches: Caches, names: readonly string[], now: number): number | null {
  let latest: number | null = null
  for (const name of names) {
    const json = readCacheJson(caches.cli.get(name))
    if (json.type !== 'read' || !isRecord(json.fields.Credentials)) continue
    const expiry = parseTimestamp(json.fields.Credentials.Expiration)
    if (expiry !== null && expiry - now > ROLE_MARGIN_MS && expiry > (latest ?? 0)) latest = expiry
  }
  return latest
}
