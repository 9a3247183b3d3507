import { readRegistration, registrationCacheName, registrationText } from '../cache/registration-cache.ts'
import { tokenCacheName } from '../cache/token-cache.ts'
import { tokenText } from '../cache/token-text.ts'
import type { DeviceGrant, IssuedToken, Registration } from '../oidc-client.ts'
import type { Clock, OidcPorts } from '../ports.ts'
import { isPassing, ServiceError } from '../service-error.ts'
import { alreadyExpired } from './already-expired.ts'
import { LAST_ANSWER_MS, throwIfGivenUp, withLastAnswer } from './process-ends.ts'
import type { Session } from './session.ts'
import { sessionNameOf } from './session.ts'

/** Progress of a login; times are in ms since the epoch. */
export type LoginStep =
  /** The start URL belongs to another region than `sso_region` says; that one is used. */
  | { readonly type: 'other-region'; readonly region: string }
  | { readonly type: 'registering' }
  | {
      readonly type: 'code'
      readonly userCode: string
      readonly verificationUri: string
      readonly verificationUriComplete: string
      readonly expiresAt: number
    }
  /** A minute has passed, and nothing but the missing approval speaks against the code. Comes once. */
  | { readonly type: 'long-wait' }
  /** Still waiting; `reason` is why the last request failed, or null if it got its answer: not approved yet. */
  | { readonly type: 'waiting'; readonly reason: string | null }
  | { readonly type: 'authorized'; readonly expiresAt: number }

/** RFC 8628, section 3.5: each `slow_down` adds five seconds to the interval for good. */
const SLOW_DOWN_MS = 5_000
const DEFAULT_INTERVAL_S = 5
/** A server must not make us ask more often. */
const SHORTEST_INTERVAL_MS = 1_000
/** A code of another region is never found: its page calls it invalid, and only the user sees that. */
const LONG_WAIT_MS = 60_000
/** A server that asks for hours of patience would never see the approval. */
const LONGEST_INTERVAL_MS = 60_000
/** While requests fail, the pause doubles up to this. */
const LONGEST_PAUSE_MS = 30_000

/**
 * A device login: registers, yields a code for the user, polls until it is approved, and writes the token to where
 * AWS's tools look for it. Unlike the AWS CLI's loop, it stops when the code expires. Throws `ServiceError`
 * (`AccessDeniedException`, `ExpiredTokenException` for the code, `timeout`, …), the signal's reason, or an `Error` from
 * the folder. If the signal aborts because the process ends (`ProcessEnds`), what the service has granted is still written.
 *
 * @param startUrl what the service is told, if that is not the session's own
 */
export async function* login(
  session: Session,
  ports: OidcPorts,
  signal: AbortSignal,
  startUrl = session.startUrl,
): AsyncGenerator<LoginStep> {
  yield { type: 'registering' }
  const { folder, clock } = ports
  // What cannot be written must be found before the user approves.
  for (const name of [registrationCacheName(session), tokenCacheName(session)]) folder.probe(name)
  const cached = readRegistration(folder.read(registrationCacheName(session)), clock.now())
  if (cached) {
    try {
      yield* loginAs(cached, session, ports, signal, startUrl)
      return
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'InvalidClientException') throw error
      // Revoked, perhaps while the code was on screen: start over with a new registration and a new code.
      folder.remove(registrationCacheName(session))
    }
  }
  yield* loginAs(await register(session, ports, signal), session, ports, signal, startUrl)
}

async function* loginAs(
  registration: Registration,
  session: Session,
  ports: OidcPorts,
  signal: AbortSignal,
  startUrl: string,
): AsyncGenerator<LoginStep> {
  const { oidc, clock } = ports
  // After each await: nothing may happen once the login has been given up.
  signal.throwIfAborted()
  const grant = await oidc.startDevice({ ...registration, startUrl }, signal)
  signal.throwIfAborted()
  if (grant.expiresIn <= 0) throw alreadyExpired('code')
  const deadline = clock.now() + grant.expiresIn * 1000
  const { userCode, verificationUri, verificationUriComplete } = grant
  yield { type: 'code', userCode, verificationUri, verificationUriComplete, expiresAt: deadline }
  const ask = () => fetchToken(registration, grant, session, ports, signal)
  const expiresAt = yield* waitForApproval(grant, deadline, ask, clock, signal)
  yield { type: 'authorized', expiresAt }
}

/** Asks for the token and writes it. Resolves to its expiry, ms since the epoch. */
function fetchToken(
  registration: Registration,
  { deviceCode }: DeviceGrant,
  session: Session,
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
  const request = (late: AbortSignal) => oidc.createToken({ ...registration, deviceCode }, late)
  const fetchAndWrite = async () => {
    const token = await withLastAnswer(request, clock, signal)
    if (token.expiresIn <= 0) throw alreadyExpired('token')
    return mustFinish(write(token))
  }
  return mustFinish(fetchAndWrite(), LAST_ANSWER_MS)
}

async function register(
  session: Session,
  { oidc, folder }: OidcPorts,
  signal: AbortSignal,
): Promise<Registration> {
  const clientName = `awsprof-${sessionNameOf(session)
    .replace(/[^\w-]+/g, '-')
    .slice(0, 60)}`
  signal.throwIfAborted()
  const registration = await oidc.register({ clientName, scopes: session.scopes }, signal)
  throwIfGivenUp(signal)
  folder.write(registrationCacheName(session), registrationText(registration, session.scopes))
  return registration
}

/** Asks until there is an answer other than "not yet", and returns it. */
async function* waitForApproval<Answer>(
  { interval: wanted }: DeviceGrant,
  deadline: number,
  ask: () => Promise<Answer>,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<LoginStep, Answer> {
  const asked = (wanted > 0 ? wanted : DEFAULT_INTERVAL_S) * 1000
  let interval = Math.min(Math.max(SHORTEST_INTERVAL_MS, asked), LONGEST_INTERVAL_MS)
  const started = clock.now()
  let isLong = false
  let pause = interval
  for (;;) {
    const left = deadline - clock.now()
    if (left <= 0) throw new ServiceError('ExpiredTokenException', 'the code expired before it was approved')
    await clock.sleep(Math.min(pause, left), signal)
    signal.throwIfAborted()
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof ServiceError) || signal.aborted) throw error
      if (error.code === 'AuthorizationPendingException') pause = interval
      else if (error.code === 'SlowDownException') {
        interval += SLOW_DOWN_MS
        pause = interval
      } else if (isPassing(error)) pause = Math.max(interval, Math.min(LONGEST_PAUSE_MS, pause * 2))
      else throw error
      yield { type: 'waiting', reason: isPassing(error) ? error.message : null }
      if (!isLong && !isPassing(error) && clock.now() - started >= LONG_WAIT_MS) {
        isLong = true
        yield { type: 'long-wait' }
      }
    }
  }
}
