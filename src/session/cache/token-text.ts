import type { TokenSource } from '../../profiles/link.ts'
import type { IssuedToken, Registration } from '../oidc-client.ts'
import type { CacheFile } from '../ports.ts'
import { readCacheJson } from './cache-json.ts'
import { formatTimestamp } from './timestamp.ts'

/**
 * The token's file as the AWS CLI writes it, on one line (botocore, SSOTokenFetcher and tokens.py). Fields of other
 * tools stay; an old refresh token goes, even if the answer has no new one.
 *
 * @param now ms; the token's lifetime starts here
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
