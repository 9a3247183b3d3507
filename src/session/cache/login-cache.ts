import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { CacheFile, Caches } from '../ports.ts'
import type { RenewableLogin, RenewedAccess } from '../signin-client.ts'
import { isRecord, readCacheJson } from './cache-json.ts'
import { formatTimestamp, parseTimestamp } from './timestamp.ts'
import type { Token } from './token-cache.ts'

/** The AWS CLI renews access with this much left or less (botocore/credentials.py, LoginCredentialFetcher). */
export const LOGIN_WINDOW_MS = 5 * 60_000

const names = new Map<string, string>()

/** Name of the file of an `aws login` session in `~/.aws/login/cache`: SHA-256 of the login_session value. */
export function loginCacheName(loginSession: string): string {
  let name = names.get(loginSession)
  if (name === undefined) {
    name = `${bytesToHex(sha256(utf8ToBytes(loginSession.trim())))}.json`
    names.set(loginSession, name)
  }
  return name
}

/** A cached session of `aws login`, with all that the AWS CLI needs of it. Holds secrets. */
export interface CachedLogin extends RenewableLogin {
  readonly type: 'read'
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** Reads the file of a session. It is damaged if it lacks anything that the AWS CLI needs, even while access is valid. */
export function readLoginFile(file: CacheFile | undefined): CachedLogin | Exclude<Token, { type: 'read' }> {
  const json = readCacheJson(file)
  if (json.type !== 'read') return json
  const access = isRecord(json.fields.accessToken) ? json.fields.accessToken : null
  if (!access) return { type: 'damaged', reason: 'has no accessToken' }
  const missing =
    SESSION_FIELDS.find((key) => !isText(json.fields[key])) ??
    ACCESS_FIELDS.filter((key) => !isText(access[key])).map((key) => `accessToken.${key}`)[0]
  if (missing !== undefined) return { type: 'damaged', reason: `has no ${missing}` }
  const expiresAt = parseTimestamp(access.expiresAt)
  if (expiresAt === null) return { type: 'damaged', reason: 'has no accessToken with a valid expiresAt' }
  const text = (fields: Readonly<Record<string, unknown>>, key: string) => String(fields[key])
  return {
    type: 'read',
    accessKeyId: text(access, 'accessKeyId'),
    secretAccessKey: text(access, 'secretAccessKey'),
    sessionToken: text(access, 'sessionToken'),
    expiresAt,
    clientId: text(json.fields, 'clientId'),
    refreshToken: text(json.fields, 'refreshToken'),
    dpopKey: text(json.fields, 'dpopKey'),
  }
}

const SESSION_FIELDS = ['refreshToken', 'dpopKey', 'clientId'] as const
const ACCESS_FIELDS = ['accessKeyId', 'secretAccessKey', 'sessionToken', 'accountId'] as const

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

/** The cached access of `aws login`, which the AWS CLI always renews by itself. */
export function readLogin(caches: Caches, loginSession: string): Token {
  const login = readLoginFile(caches.login.get(loginCacheName(loginSession)))
  return login.type === 'read' ? { type: 'read', expiresAt: login.expiresAt, renewable: true } : login
}

/**
 * The session's file with renewed access, on one line, as the AWS CLI writes it. Everything else stays, the account too.
 *
 * @param now ms; the lifetime of the access starts here
 */
export function renewedLoginText(file: CacheFile | undefined, renewed: RenewedAccess, now: number): string {
  const json = readCacheJson(file)
  const fields = json.type === 'read' ? json.fields : {}
  const { accessKeyId, secretAccessKey, sessionToken, refreshToken, expiresIn } = renewed
  return JSON.stringify({
    ...fields,
    accessToken: {
      ...(isRecord(fields.accessToken) ? fields.accessToken : {}),
      accessKeyId,
      secretAccessKey,
      sessionToken,
      expiresAt: formatTimestamp(now + expiresIn * 1000),
    },
    refreshToken,
  })
}
