import { sha1 as digest } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { TokenSource } from '../../profiles/link.ts'
import type { Caches } from '../ports.ts'
import { readCacheJson } from './cache-json.ts'
import { parseTimestamp } from './timestamp.ts'

/** Hexadecimal. Not `node:crypto`, which takes 4 ms to load, before the first picture. */
export function sha1(text: string): string {
  return bytesToHex(digest(utf8ToBytes(text)))
}

const names = new Map<string, string>()

/** Name of the token's file in `~/.aws/sso/cache`: sha1 of session name or start URL (botocore, SSOTokenLoader). */
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
      /** True where the AWS CLI would renew it by itself once it nears its end. */
      readonly renewable: boolean
    }

/**
 * The cached token of a session. `now` in ms decides whether the client registration still allows a renewal.
 * Legacy tokens are never renewed (botocore/tokens.py).
 */
export function readToken(caches: Caches, source: TokenSource, now: number): Token {
  // A name costs a hash.
  if (caches.sso.size === 0) return { type: 'absent' }
  const json = readCacheJson(caches.sso.get(tokenCacheName(source)))
  if (json.type !== 'read') return json
  const { accessToken, expiresAt, refreshToken, clientId, clientSecret, registrationExpiresAt } = json.fields
  const expiry = parseTimestamp(expiresAt)
  if (typeof accessToken !== 'string' || accessToken === '')
    return { type: 'damaged', reason: 'holds no accessToken' }
  if (expiry === null) return { type: 'damaged', reason: 'holds no expiresAt that can be read' }
  const registered = parseTimestamp(registrationExpiresAt)
  const canRefresh = [refreshToken, clientId, clientSecret].every(
    (each) => typeof each === 'string' && each !== '',
  )
  const renewable = source.ssoSession !== null && canRefresh && registered !== null && registered > now
  return { type: 'read', expiresAt: expiry, renewable }
}

/** The access token itself, empty where there is none: for requests only, never for the screen. */
export function accessTokenOf(caches: Caches, source: TokenSource): string {
  const json = readCacheJson(caches.sso.get(tokenCacheName(source)))
  const token = json.type === 'read' ? json.fields.accessToken : ''
  return typeof token === 'string' ? token : ''
}
