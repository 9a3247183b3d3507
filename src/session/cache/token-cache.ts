import { sha1 as digest } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { TokenSource } from '../../profiles/link.ts'
import type { Caches } from '../ports.ts'
import { readCacheJson } from './cache-json.ts'
import { isZoneless, parseTimestamp } from './timestamp.ts'

/** Hexadecimal. `node:crypto` would delay the first frame by 4 ms, its loading time. */
export function sha1(text: string): string {
  return bytesToHex(digest(utf8ToBytes(text)))
}

const names = new Map<string, string>()

/** Name of the token's file in `~/.aws/sso/cache`: SHA-1 of session name or start URL (botocore, SSOTokenLoader). */
export function tokenCacheName(source: TokenSource): string {
  const text = source.ssoSession ?? source.startUrl
  let name = names.get(text)
  if (name === undefined) {
    name = `${sha1(text)}.json`
    names.set(text, name)
  }
  return name
}

export type Token =
  | { readonly type: 'absent' }
  | { readonly type: 'damaged'; readonly reason: string }
  | {
      readonly type: 'read'
      /** Milliseconds since the epoch. */
      readonly expiresAt: number
      /** True if the AWS CLI would renew the token by itself shortly before it expires. */
      readonly renewable: boolean
    }

/**
 * The cached token of a session. `now` (ms) decides whether the client registration still allows a renewal.
 * Legacy tokens are never renewed (botocore/tokens.py).
 */
export function readToken(caches: Caches, source: TokenSource, now: number): Token {
  // Saves the hash that a file name costs.
  if (caches.sso.size === 0) return { type: 'absent' }
  const json = readCacheJson(caches.sso.get(tokenCacheName(source)))
  if (json.type !== 'read') return json
  const { accessToken, expiresAt, refreshToken, clientId, clientSecret, registrationExpiresAt } = json.fields
  const expiry = parseTimestamp(expiresAt)
  if (typeof accessToken !== 'string' || accessToken === '')
    return { type: 'damaged', reason: 'has no accessToken' }
  if (expiry === null) {
    const what = isZoneless(expiresAt) ? 'an expiresAt without a time zone' : 'no valid expiresAt'
    return { type: 'damaged', reason: `has ${what}` }
  }
  const registered = parseTimestamp(registrationExpiresAt)
  const canRefresh = [refreshToken, clientId, clientSecret].every(
    (each) => typeof each === 'string' && each !== '',
  )
  const renewable = source.ssoSession !== null && canRefresh && registered !== null && registered > now
  return { type: 'read', expiresAt: expiry, renewable }
}

/** The access token itself, or '' if there is none. For requests only, never for the screen. */
export function accessTokenOf(caches: Caches, source: TokenSource): string {
  const json = readCacheJson(caches.sso.get(tokenCacheName(source)))
  const token = json.type === 'read' ? json.fields.accessToken : ''
  return typeof token === 'string' ? token : ''
}
