import { tokenCacheName } from '../cache/token-cache.ts'
import { sessionOfToken } from '../login/session.ts'
import { usableToken } from '../login/usable-token.ts'
import type { Walk } from './step.ts'
import { WalkError } from './walk-error.ts'

/**
 * The access token of a chain's session. It is renewed first if the AWS CLI would do so, once for all walks of a run.
 * Rejects with `WalkError` if there is no usable token.
 */
export async function currentToken({ chain, profiles, ports, signal, memo }: Walk): Promise<string> {
  const { token } = chain
  if (!token) throw new WalkError('signed-out', 'This chain has no session.')
  const { clock, tokens: folder } = ports
  return memo.once(`token ${tokenCacheName(token)}`, () =>
    usableToken(
      sessionOfToken(profiles, token),
      { oidc: () => ports.oidc(token.region), clock, folder },
      signal,
    ),
  )
}
