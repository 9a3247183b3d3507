import { readRegistration, registrationCacheName, registrationText } from '../cache/registration-cache.ts'
import { tokenCacheName } from '../cache/token-cache.ts'
import type { BrowserClient, Registration } from '../oidc-client.ts'
import type { OidcPorts } from '../ports.ts'
import { ServiceError } from '../service-error.ts'
import type { LoginStep } from './login-step.ts'
import { throwIfGivenUp } from './process-ends.ts'
import { type Session, sessionNameOf } from './session.ts'

/**
 * Logs in as a registered client: the cached one, else a new one. If the service no longer knows the cached one, even while
 * `loginAs` runs, that starts over with a new one. Throws what `loginAs` throws, and before any request if the caches cannot
 * be written.
 *
 * @param browser what a client that logs in with a browser is registered for; null for one that shows a code
 */
export async function* asClient(
  session: Session,
  browser: BrowserClient | null,
  ports: OidcPorts,
  signal: AbortSignal,
  loginAs: (registration: Registration) => AsyncGenerator<LoginStep>,
): AsyncGenerator<LoginStep> {
  yield { type: 'registering' }
  const { folder, clock } = ports
  const name = registrationCacheName(session, browser)
  // What cannot be written must be found before the user approves.
  for (const each of [name, tokenCacheName(session)]) folder.probe(each)
  const cached = readRegistration(folder.read(name), clock.now())
  if (cached) {
    try {
      yield* loginAs(cached)
      return
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'InvalidClientException') throw error
      // Revoked, perhaps while the code was on screen: start over with a new registration and a new code.
      folder.remove(name)
    }
  }
  yield* loginAs(await register(session, browser, ports, signal))
}

async function register(
  session: Session,
  browser: BrowserClient | null,
  { oidc, folder }: OidcPorts,
  signal: AbortSignal,
): Promise<Registration> {
  const clientName = `awsprof-${sessionNameOf(session)
    .replace(/[^\w-]+/g, '-')
    .slice(0, 60)}`
  signal.throwIfAborted()
  const registration = await oidc.register({ clientName, scopes: session.scopes, browser }, signal)
  throwIfGivenUp(signal)
  folder.write(
    registrationCacheName(session, browser),
    registrationText(registration, session.scopes, browser),
  )
  return registration
}
