import { accessTokenOf, readToken, tokenCacheName } from '../cache/token-cache.ts'
import { refreshReason } from '../login/login-reason.ts'
import { REFRESH_WINDOW_MS, refresh } from '../login/refresh.ts'
import { sessionNameOf, sessionOfToken } from '../login/session.ts'
import type { Walk } from './step.ts'
import { WalkError } from './walk-error.ts'

/**
 * The access token of a chain's session. It is renewed first if the AWS CLI would do so, once for all walks of a run.
 * Rejects with `WalkError` if there is no usable token.
 */
export async function currentToken(context: Walk): Promise<string> {
  const { token } = context.chain
  if (!token) throw new WalkError('signed-out', 'This chain has no session.')
  return context.memo.once(`token ${tokenCacheName(token)}`, () => tokenNow(context, token))
}

async function tokenNow(
  { profiles, ports, signal }: Walk,
  source: NonNullable<Walk['chain']['token']>,
): Promise<string> {
  const name = tokenCacheName(source)
  const readCached = () => {
    const file = ports.tokens.read(name)
    const caches = { sso: new Map(file ? [[name, file]] : []), cli: new Map(), login: new Map() }
    return { caches, token: readToken(caches, source, ports.clock.now()) }
  }
  let { caches, token } = readCached()
  let notRenewed: string | null = null
  if (token.type === 'read' && token.renewable && token.expiresAt - ports.clock.now() < REFRESH_WINDOW_MS) {
    try {
      const session = sessionOfToken(profiles, source)
      const oidc = ports.oidc(source.region)
      await refresh(session, { oidc, clock: ports.clock, folder: ports.tokens }, signal)
      ;({ caches, token } = readCached())
      signal.throwIfAborted()
    } catch (error) {
      if (signal.aborted) throw error
      // Like the AWS CLI, goes on with the old token until it expires.
      notRenewed = refreshReason(error)
    }
  }
  const session = sessionNameOf(source)
  if (token.type === 'absent') throw new WalkError('signed-out', `Not signed in to ${session}: log in.`)
  if (token.type === 'damaged') {
    throw new WalkError('signed-out', `The cached token of ${session} ${token.reason}: log in again.`)
  }
  if (token.expiresAt <= ports.clock.now()) {
    const why = notRenewed === null ? ': log' : ` and could not be renewed. ${notRenewed} Log`
    throw new WalkError('token-expired', `The session ${session} has expired${why} in again.`)
  }
  return accessTokenOf(caches, source)
}
