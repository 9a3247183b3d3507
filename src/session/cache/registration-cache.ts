import type { Session } from '../login/session.ts'
import { BROWSER_GRANTS, type BrowserClient, type Registration } from '../oidc-client.ts'
import type { CacheFile } from '../ports.ts'
import { readCacheJson } from './cache-json.ts'
import { pythonJson } from './python-json.ts'
import { formatTimestamp, parseTimestamp } from './timestamp.ts'
import { sha1 } from './token-cache.ts'

/** A registration with less than this left is no longer used (botocore, SSOTokenFetcher). */
const MARGIN_MS = 15 * 60_000

/**
 * Name of the registration's file in `~/.aws/sso/cache`. Unlike the AWS CLI, it hashes the tool's name too, and what a
 * client for the browser is registered for: otherwise awsprof and the AWS CLI, or the two ways to log in, would overwrite
 * each other's registrations.
 */
export function registrationCacheName(
  { ssoSession: session, startUrl, region, scopes }: Session,
  browser: BrowserClient | null = null,
): string {
  const args = {
    tool: 'awsprof',
    ...(browser === null ? {} : { issuerUrl: browser.issuerUrl, redirectUri: browser.redirectUri }),
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
  browser: BrowserClient | null = null,
): string {
  return JSON.stringify({
    clientId,
    clientSecret,
    expiresAt: formatTimestamp(expiresAt),
    ...(scopes.length > 0 ? { scopes } : {}),
    ...(browser === null ? {} : { grantTypes: BROWSER_GRANTS }),
  })
}
