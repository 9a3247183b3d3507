import { isRecord } from '../cache/cache-json.ts'
import { isZoneless, parseTimestamp } from '../cache/timestamp.ts'
import type { Credentials } from '../ports.ts'
import { WalkError } from './walk-error.ts'

/**
 * Parses the output of a credential_process by the rules of the AWS CLI (botocore/credentials.py, ProcessProvider).
 * `now` in ms. Throws `WalkError`, which never quotes the output: it can contain secrets.
 */
export function processCredentials(output: string, now: number): Credentials {
  const fields = parsed(output)
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = fields
  if (Version !== 1) throw bad('its Version is not 1')
  const accessKeyId = required('AccessKeyId', AccessKeyId)
  const secretAccessKey = required('SecretAccessKey', SecretAccessKey)
  const expiresAt = parseTimestamp(Expiration)
  if (isZoneless(Expiration)) throw bad('its Expiration has no time zone, such as a Z at its end')
  if (Expiration !== undefined && Expiration !== null && expiresAt === null) {
    throw bad('its Expiration is not an ISO 8601 time')
  }
  if (expiresAt !== null && expiresAt <= now) throw bad('its credentials have expired')
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: typeof SessionToken === 'string' ? SessionToken : null,
    expiresAt,
  }
}

function required(key: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw bad(`${key} is missing`)
}

function parsed(output: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(output)
    if (isRecord(value)) return value
  } catch {
    // Not the parser's own message, which quotes the output.
  }
  throw bad('it is not a JSON object')
}

function bad(reason: string): WalkError {
  return new WalkError(
    'process-output',
    `The output of credential_process cannot be used: ${reason}.`,
    'run the command by hand and see what it prints',
  )
}
