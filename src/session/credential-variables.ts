import { formatTimestamp } from './cache/timestamp.ts'
import type { Credentials } from './ports.ts'

/**
 * What the AWS tools read. Null: to be unset, since it may hold a part of older credentials.
 *
 * @param region null for that of the environment
 */
export function credentialVariables(
  { accessKeyId, secretAccessKey, sessionToken, expiresAt }: Credentials,
  region: string | null,
): ReadonlyMap<string, string | null> {
  return new Map([
    ['AWS_ACCESS_KEY_ID', accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', secretAccessKey],
    ['AWS_SESSION_TOKEN', sessionToken],
    ['AWS_CREDENTIAL_EXPIRATION', expiresAt === null ? null : formatTimestamp(expiresAt)],
    ...regionVariables(region),
  ])
}

/** Some tools read the one, some the other. */
export function regionVariables(region: string | null): readonly (readonly [string, string])[] {
  if (region === null) return []
  return [
    ['AWS_REGION', region],
    ['AWS_DEFAULT_REGION', region],
  ]
}
