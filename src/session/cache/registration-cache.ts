import type { Session } from '../login/session.ts'
import type { Registration } from '../oidc-client.ts'
import type { CacheFile } from '../ports.ts'
import { readCacheJson } from './cache-json.ts'
import { pythonJson } from './python-json.ts'
import { formatTimestamp, parseTimestamp } from './timestamp.ts'
import { sha1 } from './token-cache.ts'

/** A registration with less than this left is no longer used (botocore, SSOTokenFetcher). */
const MARGIN_MS = 15 * 60_000

/**
 * Name of the registration's file in `~/.aws/sso/cache`. Unlike the AWS CLI, it hashes the tool's name too: otherwise
 * awsprof and the AWS CLI would overwrite each other's registrations.
 */
export function registrationCacheName({ ssoSession: session, startUrl, region, scopes }: Session): string {
  const args = {
    tool: 'awsprof',
    startUrl,
    region,
    scopes: scopes.length > 0 ? scopes : null,
    session_name: session,
  }
  return `${sha1(pythonJson(args))}.json`
}

/** The cached registration, or null if there is none that can still be used. `now` in ms. Never throws. */
export function readRegistration(file: CacheFile | undefined, now: number): Registration | null {
  const json = readCacheJson(file)
  if (json.type !== 'read') return null
  const { clientId, clientSecret, expiresAt } = json.fields
  const expiry = parseTimestamp(expiresAt)
  if (typeof clientId !== 'string' || typeof clientSecret !== 'string' || expiry === null) return null
  return expiry - now > MARGIN_MS ? { clientId, clientSecret, expiresAt: expiry } : null
}

/** The contents of the registration's file. */
export function registrationText(
  { clientId, clientSecret, expiresAt }: Registration,
  scopes: readonly string[],
): string {
  const fields = { clientId, clientSecret, expiresAt: formatTimestamp(expiresAt) }
  return JSON.stringify(scopes.length > 0 ? { ...fields, scopes } : fields)
}
