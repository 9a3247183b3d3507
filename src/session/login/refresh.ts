import { readCacheJson } from '../cache/cache-json.ts'
import { parseTimestamp } from '../cache/timestamp.ts'
import { tokenCacheName } from '../cache/token-cache.ts'
import { tokenText } from '../cache/token-text.ts'
import type { OidcPorts } from '../ports.ts'
import type { Session } from './session.ts'

/** The AWS CLI renews a token that has less than this left (botocore/tokens.py). */
export const REFRESH_WINDOW_MS = 15 * 60_000

/** `fresh`: the token needs none, or somebody else has just renewed it; `impossible`: what it takes is not there. */
export type Refreshed = 'renewed' | 'fresh' | 'impossible'

/**
 * Renews the cached token of a session by its refresh token and writes it back, keeping what other tools store beside.
 * Under the file's lock, because a refresh token serves only once. Throws `ServiceError`; the file is then as it was.
 */
export function refresh(
  session: Session,
  { oidc, clock, folder }: OidcPorts,
  signal: AbortSignal,
): Promise<Refreshed> {
  const name = tokenCacheName(session)
  return folder.locked(name, async () => {
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
    // Whatever becomes of the signal now: the refresh token is burnt, and its successor must not be lost.
    const token = await oidc.createToken({ ...registration, refreshToken }, signal)
    folder.write(name, tokenText(file, session, registration, token, clock.now()))
    return 'renewed'
  })
}
