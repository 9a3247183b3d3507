import { EXPIRY_KEYS } from '../profiles/expiry-keys.ts'
import { keysFile } from '../profiles/kind.ts'
import type { Chain, Link, TokenSource } from '../profiles/link.ts'
import type { Profiles } from '../profiles/profile.ts'
import { settingIn } from '../profiles/profile.ts'
import { LOGIN_WINDOW_MS, loginCacheName, readLogin } from './cache/login-cache.ts'
import { parseTimestamp } from './cache/timestamp.ts'
import { readToken, type Token, tokenCacheName } from './cache/token-cache.ts'
import type { CacheProblem, Caches } from './ports.ts'
import type { Status } from './status-table.ts'

export type { Status } from './status-table.ts'

/** A chain's status as far as local files show it. */
export interface ChainStatus {
  readonly status: Status
  /** Milliseconds since the epoch; null if no file says. */
  readonly expiresAt: number | null
  /** Why the file with the cached token or `aws login` credentials cannot be used. */
  readonly cacheProblem: CacheProblem | null
}

const NO_EXPIRY: Pick<ChainStatus, 'expiresAt' | 'cacheProblem'> = { expiresAt: null, cacheProblem: null }

/**
 * The status of a chain, without a request; a `shortened` chain is enough. `now` and `expiringMs` are in ms: a session
 * with at most `expiringMs` left is expiring. A clock that jumps changes the status and does no harm. Never throws.
 */
export function chainStatus(
  profiles: Profiles,
  chain: Chain,
  caches: Caches,
  now: number,
  expiringMs: number,
): ChainStatus {
  const last = chain.links.at(-1)
  if (!last || chain.links.some((link) => link.problem)) return { status: 'broken', ...NO_EXPIRY }
  const source = chain.token
  if (last.type === 'sso-token' && source) {
    return sourceStatus(source, caches, now, expiringMs)
  }
  if (last.type === 'login-session') {
    const name = last.name ?? ''
    // Access lasts a quarter of an hour: whatever is left of it outside the AWS CLI's window is as good as new.
    const window = Math.min(expiringMs, LOGIN_WINDOW_MS)
    return tokenStatus(readLogin(caches, name), () => loginCacheName(name), now, window)
  }
  const expiresAt = last.type === 'static-keys' ? keysExpiry(profiles, last) : null
  if (expiresAt === null) return { status: 'unverified', ...NO_EXPIRY }
  return { status: statusAt(expiresAt, false, now, expiringMs), expiresAt, cacheProblem: null }
}

/** The status of a cached token of IAM Identity Center, with `now` and `expiringMs` in ms. */
export function sourceStatus(
  source: TokenSource,
  caches: Caches,
  now: number,
  expiringMs: number,
): ChainStatus {
  return tokenStatus(readToken(caches, source, now), () => tokenCacheName(source), now, expiringMs)
}

function tokenStatus(token: Token, file: () => string, now: number, expiringMs: number): ChainStatus {
  if (token.type === 'absent') return { status: 'signed-out', ...NO_EXPIRY }
  if (token.type === 'damaged') {
    return { status: 'signed-out', expiresAt: null, cacheProblem: { file: file(), reason: token.reason } }
  }
  const { expiresAt, renewable } = token
  return { status: statusAt(expiresAt, renewable, now, expiringMs), expiresAt, cacheProblem: null }
}

/** The status of what ends at `expiresAt`, with all times in ms. */
export function statusAt(expiresAt: number, renewable: boolean, now: number, expiringMs: number): Status {
  const left = expiresAt - now
  if (left > expiringMs) return 'valid'
  if (renewable) return 'renewable'
  return left > 0 ? 'expiring' : 'expired'
}

function keysExpiry(profiles: Profiles, link: Link): number | null {
  const profile = profiles.byName.get(link.profile)
  if (!profile) return null
  const file = keysFile(profile)
  const isShortTerm = ['aws_session_token', 'aws_security_token'].some(
    (key) => settingIn(profile, file, key)?.value,
  )
  if (!isShortTerm) return null
  for (const key of EXPIRY_KEYS) {
    const expiry = parseTimestamp(settingIn(profile, file, key)?.value, 'utc')
    if (expiry !== null) return expiry
  }
  return null
}
