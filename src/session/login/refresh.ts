import { readCacheJson } from '../cache/cache-json.ts'
import { parseTimestamp } from '../cache/timestamp.ts'
import { tokenCacheName } from '../cache/token-cache.ts'
import { tokenText } from '../cache/token-text.ts'
import type { TokenRenewer } from '../oidc-client.ts'
import type { OidcPorts } from '../ports.ts'
import { alreadyExpired } from './already-expired.ts'
import type { Session } from './session.ts'

/** The AWS CLI renews a token with less than this left (botocore/tokens.py). */
export const REFRESH_WINDOW_MS = 15 * 60_000

/** `fresh`: no need to, perhaps because another process just did; `impossible`: the file lacks what a renewal needs. */
export type Refreshed = 'renewed' | 'fresh' | 'impossible'

/**
 * Renews the cached token of a session with its refresh token and writes it back, keeping the fields of other tools.
 * Holds the file's lock, because a refresh token works only once. Rejects with `ServiceError` and an unchanged file, or
 * with the signal's reason if that aborts before the request.
 */
export function refresh(
  session: Session,
  { oidc, clock, folder }: Pick<OidcPorts, 'clock' | 'folder'> & { readonly oidc: TokenRenewer },
  signal: AbortSignal,
): Promise<Refreshed> {
  const name = tokenCacheName(session)
  const renew = async () => {
    const file = folder.read(name)
    const json = readCacheJson(file)
    if (json.type !== 'read' || session.ssoSession === null) return 'impossible'
    const { refreshToken, clientId, clientSecret } = json.fields
    const expiresAt = parseTimestamp(json.fields.expiresAt)
    const registered = parseTimestamp(json.fields.registrationExpiresAt)
    if (expiresAt !== null && expiresAt - clock.now() >= REFRESH_WINDOW_MS) return 'fresh'
    const isString = (value: unknown): value is string => typeof value === 'string' && value !== ''
    if (!isString(refreshToken) || !isString(clientId) || !isString(clientSecret)) return 'impossible'
    if (registered === null || registered <= clock.now()) return 'impossible'
    const registration = { clientId, clientSecret, expiresAt: registered }
    signal.throwIfAborted()
    // Nothing aborts from here on: the refresh token is spent, and its successor must not be lost.
    const request = { ...registration, refreshToken }
    const token = await oidc.createToken(request, new AbortController().signal)
    if (token.expiresIn <= 0) throw alreadyExpired('token')
    folder.write(name, tokenText(file, session, registration, token, clock.now()))
    return 'renewed'
  }
  return folder.locked(name, renew, signal)
}
