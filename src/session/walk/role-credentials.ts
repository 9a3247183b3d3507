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

/** Puts a file into the cache. Where that cannot be done, the next command just has to ask again. Never throws. */
export function keep(roles: TokenFolder | null, name: string, text: string): void {
  try {
    roles?.write(name, text)
  } catch {
    // The credentials in hand are none the worse for it.
  }
}

/** The cache file of role credentials got through IAM Identity Center, as the AWS CLI writes it. */
export function ssoRoleText(credentials: Credentials, accountId: string): string {
  const fields = {
    ...keysOf(credentials),
    Expiration: formatTimestamp(credentials.expiresAt ?? 0),
    AccountId: accountId,
  }
  return JSON.stringify({ ProviderType: 'sso', Credentials: fields })
}

/** The cache file of an assumed role: the reply of STS, its time with an offset in place of the Z. */
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
