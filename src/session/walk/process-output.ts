import { isRecord } from '../cache/cache-json.ts'
import { parseTimestamp } from '../cache/timestamp.ts'
import type { Credentials } from '../ports.ts'
import { WalkError } from './walk-error.ts'

/**
 * What a credential_process printed → credentials, by the rules of the AWS CLI (botocore/credentials.py,
 * ProcessProvider). `now` in ms. Throws `WalkError`, which quotes nothing of the output: it may hold secrets.
 */
export function processCredentials(output: string, now: number): Credentials {
  const fields = parsed(output)
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = fields
  if (Version !== 1) throw bad('its Version is not 1')
  for (const [key, value] of Object.entries({ AccessKeyId, SecretAccessKey })) {
    if (typeof value !== 'string' || value === '') throw bad(`${key} is missing`)
  }
  const expiresAt = parseTimestamp(Expiration)
  if (Expiration !== undefined && Expiration !== null && expiresAt === null) {
    throw bad('its Expiration is no ISO 8601 time')
  }
  if (expiresAt !== null && expiresAt <= now) throw bad('the credentials that it gives have run out')
  return {
    accessKeyId: AccessKeyId as string,
    secretAccessKey: SecretAccessKey as string,
    sessionToken: typeof SessionToken === 'string' ? SessionToken : null,
    expiresAt,
  }
}

function parsed(output: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(output)
    if (isRecord(value)) return value
  } catch {
    // Told below; the parser's own message would quote the output.
  }
  throw bad('it printed no JSON object')
}

function bad(reason: string): WalkError {
  return new WalkError(
    'process-output',
    `The output of credential_process cannot be used: ${reason}.`,
    'run the command by hand and see what it prints',
  )
}
