import { tokenCacheName } from '../cache/token-cache.ts'
import { tokenText } from '../cache/token-text.ts'
import type { IssuedToken, Registration, TokenGrant } from '../oidc-client.ts'
import type { OidcPorts } from '../ports.ts'
import { alreadyExpired } from './already-expired.ts'
import type { LoginStep } from './login-step.ts'
import { LAST_ANSWER_MS, withLastAnswer } from './process-ends.ts'
import type { Session } from './session.ts'

/**
 * Asks for a token and writes it, also if the signal aborts meanwhile: what the service has granted must not be lost.
 * Yields `held-up` if another process holds the file's lock. Returns the token's expiry, ms since the epoch. Throws
 * `ServiceError`, the signal's reason if no answer came in time, or an `Error` from the folder.
 */
export async function* obtainToken(
  session: Session,
  registration: Registration,
  grant: TokenGrant,
  { oidc, folder, clock, mustFinish }: OidcPorts,
  signal: AbortSignal,
): AsyncGenerator<LoginStep, number> {
  const name = tokenCacheName(session)
  const heldUp = Promise.withResolvers<true>()
  const write = async (token: IssuedToken) => {
    const now = clock.now()
    const work = async () =>
      folder.write(name, tokenText(folder.read(name), session, registration, token, now))
    await folder.locked(name, work, undefined, () => heldUp.resolve(true))
    return now + token.expiresIn * 1000
  }
  const request = (late: AbortSignal) => oidc.createToken({ ...registration, ...grant }, late)
  const askAndWrite = async () => {
    const token = await withLastAnswer(request, clock, signal)
    if (token.expiresIn <= 0) throw alreadyExpired('token')
    return mustFinish(write(token))
  }
  const written = mustFinish(askAndWrite(), LAST_ANSWER_MS)
  const isHeldUp = await Promise.race([written.then(() => false), heldUp.promise])
  if (isHeldUp) yield { type: 'held-up' }
  return written
}
