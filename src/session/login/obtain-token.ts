import { tokenCacheName } from '../cache/token-cache.ts'
import { tokenText } from '../cache/token-text.ts'
import type { IssuedToken, Registration, TokenGrant } from '../oidc-client.ts'
import type { OidcPorts } from '../ports.ts'
import { alreadyExpired } from './already-expired.ts'
import { LAST_ANSWER_MS, throwIfGivenUp, withLastAnswer } from './process-ends.ts'
import type { Session } from './session.ts'

/** Asks for the token and writes it. Resolves to its expiry, ms since the epoch. */
export function obtainToken(
  session: Session,
  registration: Registration,
  grant: TokenGrant,
  { oidc, folder, clock, mustFinish }: OidcPorts,
  signal: AbortSignal,
): Promise<number> {
  const name = tokenCacheName(session)
  const write = async (token: IssuedToken) => {
    const now = clock.now()
    await folder.locked(name, async () => {
      throwIfGivenUp(signal)
      folder.write(name, tokenText(folder.read(name), session, registration, token, now))
    })
    return now + token.expiresIn * 1000
  }
  const request = (late: AbortSignal) => oidc.createToken({ ...registration, ...grant }, late)
  const askAndWrite = async () => {
    const token = await withLastAnswer(request, clock, signal)
    if (token.expiresIn <= 0) throw alreadyExpired('token')
    return mustFinish(write(token))
  }
  return mustFinish(askAndWrite(), LAST_ANSWER_MS)
}
