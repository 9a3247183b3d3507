import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Caches } from '../ports.ts'
import { isRecord, readCacheJson } from './cache-json.ts'
import { parseTimestamp } from './timestamp.ts'
import type { Token } from './token-cache.ts'

/** Name of the file of an `aws login` session in `~/.aws/login/cache`: SHA-256 of the login_session value. */
export function loginCacheName(loginSession: string): string {
  return `${bytesToHex(sha256(utf8ToBytes(loginSession.trim())))}.json`
}

/** The cached credentials of `aws login`, renewable if the file has a refresh token with its key and client. */
export function readLogin(caches: Caches, loginSession: string): Token {
  const json = readCacheJson(caches.login.get(loginCacheName(loginSession)))
  if (json.type !== 'read') return json
  const { accessToken, refreshToken, dpopKey, clientId } = json.fields
  const expiry = isRecord(accessToken) ? parseTimestamp(accessToken.expiresAt) : null
  if (expiry === null) return { type: 'damaged', reason: 'has no accessToken with a valid expiresAt' }
  const renewable = [refreshToken, dpopKey, clientId].every((each) => typeof each === 'string' && each !== '')
  return { type: 'read', expiresAt: expiry, renewable }
}
