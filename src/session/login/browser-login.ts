import type { BrowserAnswer, BrowserPorts, Callback } from '../browser-ports.ts'
import { registrationCacheName } from '../cache/registration-cache.ts'
import type { BrowserClient, Registration } from '../oidc-client.ts'
import type { OidcPorts } from '../ports.ts'
import { ServiceError } from '../service-error.ts'
import { asClient } from './as-client.ts'
import { codeChallenge } from './code-challenge.ts'
import type { LoginStep } from './login-step.ts'
import { obtainToken } from './obtain-token.ts'
import type { Session } from './session.ts'

/** As long as the AWS CLI waits (awscli/customizations/sso/utils.py). */
const PATIENCE_MS = 10 * 60_000

/** Registered without the port, which is another one at each login (RFC 8252, 7.3). */
const REDIRECT_URI = 'http://127.0.0.1/oauth/callback'

/**
 * A login in a browser on this machine, as the AWS CLI's by default: an authorization code with PKCE on a loopback redirect
 * (RFC 8252, RFC 7636). Yields the address that the browser has to open, waits for it to come back, and writes the token.
 * Throws `ServiceError` (with OAuth's code if the browser brings a refusal, `expired_token` if it never comes), the
 * signal's reason, or an `Error` from the folder or if no port can be opened.
 *
 * @param startUrl what the service is told, if that is not the session's own
 */
export async function* browserLogin(
  session: Session,
  ports: OidcPorts & BrowserPorts,
  signal: AbortSignal,
  startUrl = session.startUrl,
): AsyncGenerator<LoginStep> {
  const { oidc, clock, folder } = ports
  const client: BrowserClient = { issuerUrl: startUrl, redirectUri: REDIRECT_URI }
  const loginAs = async function* (registration: Registration): AsyncGenerator<LoginStep> {
    signal.throwIfAborted()
    const [state, codeVerifier] = [ports.secretWord(), ports.secretWord()]
    const callback = await ports.openCallback(state)
    try {
      signal.throwIfAborted()
      const { redirectUri } = callback
      const url = oidc.authorizeUrl({
        clientId: registration.clientId,
        redirectUri,
        state,
        scopes: session.scopes,
        codeChallenge: codeChallenge(codeVerifier),
      })
      yield { type: 'browser', url, expiresAt: clock.now() + PATIENCE_MS }
      const answer = await answerOf(callback, ports, signal)
      if (answer === null) {
        // Of a client that the service has forgotten, only its page tells.
        folder.remove(registrationCacheName(session, client))
        throw new ServiceError('expired_token', 'The browser did not come back within 10 minutes')
      }
      if (answer.type === 'refused') throw refusal(answer)
      const grant = { code: answer.code, codeVerifier, redirectUri }
      const expiresAt = yield* obtainToken(session, registration, grant, ports, signal)
      yield { type: 'authorized', expiresAt }
    } finally {
      callback.close()
    }
  }
  yield* asClient(session, client, ports, signal, loginAs)
}

/** Null if the browser does not come in time. Rejects with the signal's reason. */
async function answerOf(
  { answer }: Callback,
  { clock }: OidcPorts,
  signal: AbortSignal,
): Promise<BrowserAnswer | null> {
  const answered = new AbortController()
  const late = clock.sleep(PATIENCE_MS, AbortSignal.any([signal, answered.signal])).then(() => null)
  try {
    return await Promise.race([answer, late])
  } finally {
    answered.abort()
  }
}

const KNOWN: ReadonlyMap<string, string> = new Map([
  ['invalid_scope', 'InvalidScopeException'],
  ['unauthorized_client', 'UnauthorizedClientException'],
])

/** The error that a browser brought; whoever sent it chose the words. */
function refusal({ error, description }: Extract<BrowserAnswer, { readonly type: 'refused' }>): ServiceError {
  if (error === 'access_denied') return new ServiceError(error, 'The login was denied in the browser')
  const known = KNOWN.get(error)
  const about = description === '' ? '' : ` (${description.replace(/\.$/, '')})`
  return new ServiceError(known ?? error, `The browser came back with the error ${error}${about}`)
}
