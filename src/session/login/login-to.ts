import type { AwsPorts } from '../ports.ts'
import { ServiceError } from '../service-error.ts'
import { browserLogin } from './browser-login.ts'
import { login } from './login.ts'
import type { LoginStep } from './login-step.ts'
import type { Session } from './session.ts'
import { readStartUrl } from './start-url.ts'

/** How the user approves: with a code on any device, or in a browser on this machine. */
export type Approval = 'code' | 'browser'

/** Where a login really goes. */
interface Place {
  /** For the service; the caches are named after the address as it is configured. */
  readonly startUrl: string
  readonly region: string
  /** Whether the host of the start URL names the region, so that the two belong together. */
  readonly isNamed: boolean
}

/**
 * Logs in to a session, wherever its start URL leads: a vanity address is asked once, and a region that AWS's host names
 * beats `sso_region`. Throws as `login` does.
 *
 * @param profile whose settings decide how requests are sent, or null
 */
export async function* loginTo(
  session: Session,
  profile: string | null,
  aws: Pick<AwsPorts, 'oidc' | 'locate' | 'browser'>,
  signal: AbortSignal,
  approval: Approval = 'code',
): AsyncGenerator<LoginStep> {
  const place = await placeOf(session, (url) => aws.locate(url, profile, signal))
  signal.throwIfAborted()
  if (place.region !== session.region) yield { type: 'other-region', region: place.region }
  const there = { ...session, region: place.region }
  const ports = aws.oidc(there, profile)
  const steps =
    approval === 'code'
      ? login(there, ports, signal, place.startUrl)
      : browserLogin(there, { ...ports, ...aws.browser }, signal, place.startUrl)
  for await (const step of steps) if (step.type !== 'long-wait' || !place.isNamed) yield step
}

/** @param locate resolves to where an address leads (its `Location`), or null if it leads nowhere else */
async function placeOf(
  { startUrl, region }: Session,
  locate: (url: string) => Promise<string | null>,
): Promise<Place> {
  const read = readStartUrl(startUrl)
  switch (read.type) {
    case 'refused':
      throw refusal(`The start URL ${startUrl} ${read.reason}. Check sso_start_url.`)
    case 'own':
      return { startUrl, region: read.region ?? region, isNamed: read.region !== null }
    case 'vanity': {
      const target = await locate(startUrl)
      if (target === null)
        throw refusal(`The start URL ${startUrl} is not one of AWS and leads to none. Check sso_start_url.`)
      const led = readStartUrl(target)
      if (led.type !== 'own')
        throw refusal(
          `The start URL ${startUrl} leads to ${target}, which is not AWS’s. Check sso_start_url.`,
        )
      return { startUrl: target, region: led.region ?? region, isNamed: led.region !== null }
    }
  }
}

function refusal(message: string): ServiceError {
  return new ServiceError('bad-value', message)
}
