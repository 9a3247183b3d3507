import { isRecord, readCacheJson } from '../cache/cache-json.ts'
import { ROLE_MARGIN_MS } from '../cache/role-cache.ts'
import { formatTimestamp, parseTimestamp } from '../cache/timestamp.ts'
import type { AssumedRole, CacheFile, Credentials, TokenFolder } from '../ports.ts'

/** Cached role credentials that the AWS CLI would still use, or null. `now` in ms. Never throws. */
export function readRoleCredentials(file: CacheFile | undefined, now: number): Credentials | null {
  const json = readCacheJson(file)
  if (json.type !== 'read' || !isRecord(json.fields.Credentials)) return null
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = json.fields.Credentials
  const expiresAt = parseTimestamp(Expiration)
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') return null
  if (expiresAt === null || expiresAt - now <= ROLE_MARGIN_MS) return null
  const sessionToken = typeof SessionToken === 'string' ? SessionToken : null
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken, expiresAt }
}

/** Writes a cache file, or does nothing if that fails: the next command then makes its own request. Never throws. */
export function keep(roles: TokenFolder | null, name: string, text: string): void {
  try {
    roles?.write(name, text)
  } catch {
    // The credentials are good without it.
  }
}

/** Role credentials from IAM Identity Center as the AWS CLI caches them. */
export function ssoRoleText(credentials: Credentials, accountId: string): string {
  const fields = {
    ...keysOf(credentials),
    Expiration: formatTimestamp(credentials.expiresAt ?? 0),
    AccountId: accountId,
  }
  return JSON.stringify({ ProviderType: 'sso', Credentials: fields })
}

/** An assumed role as the AWS CLI caches it: the reply of STS, with an offset instead of `Z` in the time. */
export function assumedRoleText({ credentials, assumedRoleId, arn }: AssumedRole): string {
  const Expiration = formatTimestamp(credentials.expiresAt ?? 0).replace('Z', '+00:00')
  return JSON.stringify({
    Credentials: { ...keysOf(credentials), Expiration },
    AssumedRoleUser: { AssumedRoleId: assumedRoleId, Arn: arn },
  })
}

function keysOf({ accessKeyId, secretAccessKey, sessionToken }: Credentials) {
  return { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken }
}
