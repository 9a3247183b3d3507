import { accessTokenOf, readToken, tokenCacheName } from '../cache/token-cache.ts'
import { refreshReason } from '../login/login-reason.ts'
import { REFRESH_WINDOW_MS, refresh } from '../login/refresh.ts'
import { sessionNameOf, sessionOfToken } from '../login/session.ts'
import type { Walk } from './step.ts'
import { WalkError } from './walk-error.ts'

/**
 * The access token of a chain's session, renewed first where the AWS CLI would do so, once for all walks of a run.
 * Rejects with `WalkError` where there is none that can be used.
 */
export async function currentToken(of: Walk): Promise<string> {
  const { token } = of.chain
  if (!token) throw new WalkError('signed-out', 'This chain ends in no session.')
  return of.memo.once(`token ${tokenCacheName(token)}`, () => tokenNow(of, token))
}

async function tokenNow(
  { profiles, ports, signal }: Walk,
  source: NonNullable<Walk['chain']['token']>,
): Promise<string> {
  const name = tokenCacheName(source)
  const look = () => {
    const file = ports.tokens.read(name)
    const caches = { sso: new Map(file ? [[name, file]] : []), cli: new Map(), login: new Map() }
    return { caches, token: readToken(caches, source, ports.clock.now()) }
  }
  let { caches, token } = look()
  let failure: string | null = null
  if (token.type === 'read' && token.renewable && token.expiresAt - ports.clock.now() < REFRESH_WINDOW_MS) {
    try {
      const session = sessionOfToken(profiles, source)
      const oidc = ports.oidc(source.region)
      await refresh(session, { oidc, clock: ports.clock, folder: ports.tokens }, signal)
      ;({ caches, token } = look())
    } catch (error) {
      if (signal.aborted) throw error
      // As the AWS CLI does: the old token serves as long as it lasts.
      failure = refreshReason(error)
    }
  }
  const session = sessionNameOf(source)
  if (token.type === 'absent') throw new WalkError('signed-out', `There is no session ${session}: log in.`)
  if (token.type === 'damaged') {
    throw new WalkError('signed-out', `The cached token of ${session} ${token.reason}: log in again.`)
  }
  if (token.expiresAt <= ports.clock.now()) {
    const why = failure === null ? ': log' : ` and could not be renewed. ${failure} Log`
    throw new WalkError('token-expired', `The session ${session} has run out${why} in again.`)
  }
  return accessTokenOf(caches, source)
}
