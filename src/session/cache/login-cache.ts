import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Caches } from '../ports.ts'
import { isRecord, readCacheJson } from './cache-json.ts'
import { parseTimestamp } from './timestamp.ts'
import type { Token } from './token-cache.ts'

/** Name of the file of an `aws login` session in `~/.aws/login/cache`: sha256 of the login_session value. */
export function loginCacheName(loginSession: string): string {
  return `${bytesToHex(sha256(utf8ToBytes(loginSession.trim())))}.json`
}

/** The cached credentials of `aws login`; they renew themselves as long as the refresh token and its key are there. */
export function readLogin(caches: Caches, loginSession: string): Token {
  const json = readCacheJson(caches.login.get(loginCacheName(loginSession)))
  if (json.type !== 'read') return json
  const { accessToken, refreshToken, dpopKey, clientId } = json.fields
  const expiry = isRecord(accessToken) ? parseTimestamp(accessToken.expiresAt) : null
  if (expiry === null)
    return { type: 'damaged', reason: 'holds no accessToken with an expiresAt that can be read' }
  const renewable = [refreshToken, dpopKey, clientId].every((each) => typeof each === 'string' && each !== '')
  return { type: 'read', expiresAt: expiry, renewable }
}
