import { accessTokenOf, readToken, tokenCacheName } from '../cache/token-cache.ts'
import type { TokenRenewer } from '../oidc-client.ts'
import type { OidcPorts } from '../ports.ts'
import { WalkError } from '../walk/walk-error.ts'
import { refreshReason } from './login-reason.ts'
import { REFRESH_WINDOW_MS, refresh } from './refresh.ts'
import { type Session, sessionNameOf } from './session.ts'

/**
 * The access token of a session, renewed first if the AWS CLI would do so. Rejects with `WalkError` if there is no usable
 * token, or with the signal's reason if that aborts.
 *
 * @param ports `oidc` is called only to renew
 */
export async function usableToken(
  session: Session,
  ports: Pick<OidcPorts, 'clock' | 'folder'> & { readonly oidc: () => TokenRenewer },
  signal: AbortSignal,
): Promise<string> {
  const { clock, folder } = ports
  const name = tokenCacheName(session)
  const readCached = () => {
    const file = folder.read(name)
    const caches = { sso: new Map(file ? [[name, file]] : []), cli: new Map(), login: new Map() }
    return { caches, token: readToken(caches, session, clock.now()) }
  }
  let { caches, token } = readCached()
  let notRenewed: string | null = null
  if (token.type === 'read' && token.renewable && token.expiresAt - clock.now() < REFRESH_WINDOW_MS) {
    try {
      await refresh(session, { oidc: ports.oidc(), clock, folder }, signal)
      ;({ caches, token } = readCached())
      signal.throwIfAborted()
    } catch (error) {
      if (signal.aborted) throw error
      // Like the AWS CLI, goes on with the old token until it expires.
      notRenewed = refreshReason(error)
    }
  }
  const called = sessionNameOf(session)
  if (token.type === 'absent') throw new WalkError('signed-out', `Not signed in to ${called}: log in.`)
  if (token.type === 'damaged') {
    throw new WalkError('signed-out', `The cached token of ${called} ${token.reason}: log in again.`)
  }
  if (token.expiresAt <= clock.now()) {
    const why = notRenewed === null ? ': log' : ` and could not be renewed. ${notRenewed} Log`
    throw new WalkError('token-expired', `The session ${called} has expired${why} in again.`)
  }
  return accessTokenOf(caches, session)
}
