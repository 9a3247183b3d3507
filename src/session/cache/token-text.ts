import type { TokenSource } from '../../profiles/link.ts'
import type { CacheFile, IssuedToken, Registration } from '../ports.ts'
import { readCacheJson } from './cache-json.ts'
import { formatTimestamp } from './timestamp.ts'

/**
 * The token's file as the AWS CLI writes it, in one line (botocore, SSOTokenFetcher and tokens.py). What other tools
 * keep in the file stays; a refresh token that the answer does not repeat goes.
 *
 * @param now ms; the token's own life counts from here
 */
export function tokenText(
  existing: CacheFile | undefined,
  source: TokenSource,
  registration: Registration,
  token: IssuedToken,
  now: number,
): string {
  const json = readCacheJson(existing)
  const { refreshToken: _, ...foreign } = json.type === 'read' ? json.fields : {}
  return JSON.stringify({
    ...foreign,
    startUrl: source.startUrl,
    region: source.region,
    accessToken: token.accessToken,
    expiresAt: formatTimestamp(now + token.expiresIn * 1000),
    clientId: registration.clientId,
    clientSecret: registration.clientSecret,
    registrationExpiresAt: formatTimestamp(registration.expiresAt),
    ...(token.refreshToken === null ? {} : { refreshToken: token.refreshToken }),
  })
}
