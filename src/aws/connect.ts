import { configuredEndpoint, type ServiceId } from '../profiles/endpoint.ts'
import type { Environment, Variables } from '../profiles/environment.ts'
import { placeIn, placeOf } from '../profiles/place.ts'
import type { Profiles } from '../profiles/profile.ts'
import { settingValue } from '../profiles/profile.ts'
import type { OidcClient } from '../session/oidc-client.ts'
import type { PortalClient } from '../session/ports.ts'
import type { SigninClient } from '../session/signin-client.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { type Address, addressOf } from './address.ts'
import type { Network } from './client-config.ts'
import { createSigninClient } from './signin.ts'
import { createOidcClient } from './sso-oidc.ts'
import { createPortalClient } from './sso-portal.ts'
import { DEFAULT_TIMEOUTS } from './timeouts.ts'

/** What decides where requests go: the user's variables and files, and the profile, if any, that they are for. */
export interface Route {
  readonly variables: Variables
  readonly environment: Environment
  readonly profiles: Profiles
  readonly profile: string | null
  readonly onClock?: Network['onClock']
}

export function networkFor({ variables, environment, profiles, profile, onClock }: Route): Network {
  const owner = profile === null ? undefined : profiles.byName.get(profile)
  const bundle = variables.AWS_CA_BUNDLE || (owner && settingValue(owner, 'ca_bundle'))
  // What Python's requests honours is taken as it is, and last (botocore/httpsession.py).
  const path = bundle ? inHome(bundle, environment.home) : variables.REQUESTS_CA_BUNDLE || null
  return { variables, caBundle: path, ...DEFAULT_TIMEOUTS, ...(onClock && { onClock }) }
}

/** Expands `~` as the AWS CLI does in `ca_bundle`, and no `$NAME`. */
function inHome(path: string, home: string): string {
  return /^~(?:$|[/\\])/.test(path) ? home + path.slice(1) : path
}

/** The OIDC service of a region. Throws if the CA bundle cannot be read, or `WalkError` if there is no such address. */
export function oidcFor(route: Route, region: string): OidcClient {
  const { region: signedFor, endpoint } = addressFor('sso_oidc', route, region)
  return createOidcClient(networkFor(route), signedFor, endpoint)
}

/** The portal of a region; `timeoutMs` for each call. Throws as `oidcFor` does. */
export function portalFor(route: Route, region: string, timeoutMs?: number): PortalClient {
  const { region: signedFor, endpoint } = addressFor('sso', route, region)
  return createPortalClient(networkFor(route), signedFor, endpoint, timeoutMs)
}

/** AWS Sign-In in the profile's region. Throws as `oidcFor` does, and `WalkError` without a region. */
export function signinFor(route: Route): SigninClient {
  const { variables, environment, profiles, profile } = route
  const place = placeOf(variables, environment, profiles.byName.get(profile ?? '') ?? null)
  if (place.region === null) {
    throw new WalkError(
      'bad-value',
      'The access of aws login is about to run out or has, and it can only be renewed in a region, but none is set.',
      'set region or AWS_REGION',
    )
  }
  const configured = configuredEndpoint('signin', variables, profiles, profile)
  return createSigninClient(networkFor(route), addressOf('signin', place, configured).endpoint)
}

function addressFor(service: ServiceId, { variables, profiles, profile }: Route, region: string): Address {
  const owner = profile === null ? null : (profiles.byName.get(profile) ?? null)
  const place = placeIn(region, variables, owner)
  return addressOf(service, place, configuredEndpoint(service, variables, profiles, profile))
}
