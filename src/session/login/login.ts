import type { DeviceGrant, Registration } from '../oidc-client.ts'
import type { Clock, OidcPorts } from '../ports.ts'
import { isPassing, ServiceError } from '../service-error.ts'
import { alreadyExpired } from './already-expired.ts'
import { asClient } from './as-client.ts'
import type { LoginStep } from './login-step.ts'
import { obtainToken } from './obtain-token.ts'
import type { Session } from './session.ts'

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
 * the folder. If the signal aborts, what the service has granted by then is still written.
 *
 * @param startUrl what the service is told, if that is not the session's own
 */
export async function* login(
  session: Session,
  ports: OidcPorts,
  signal: AbortSignal,
  startUrl = session.startUrl,
): AsyncGenerator<LoginStep> {
  const { oidc, clock } = ports
  const loginAs = async function* (registration: Registration): AsyncGenerator<LoginStep> {
    // After each await: nothing may happen once the login has been given up.
    signal.throwIfAborted()
    const grant = await oidc.startDevice({ ...registration, startUrl }, signal)
    signal.throwIfAborted()
    if (grant.expiresIn <= 0) throw alreadyExpired('code')
    const deadline = clock.now() + grant.expiresIn * 1000
    const { deviceCode, userCode, verificationUri, verificationUriComplete } = grant
    yield { type: 'code', userCode, verificationUri, verificationUriComplete, expiresAt: deadline }
    const ask = () => obtainToken(session, registration, { deviceCode }, ports, signal)
    const expiresAt = yield* waitForApproval(grant, deadline, ask, clock, signal)
    yield { type: 'authorized', expiresAt }
  }
  yield* asClient(session, null, ports, signal, loginAs)
}

/** Asks until there is an answer other than "not yet", and returns it. */
async function* waitForApproval<Answer>(
  { interval: wanted }: DeviceGrant,
  deadline: number,
  ask: () => AsyncGenerator<LoginStep, Answer>,
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
      return yield* ask()
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
