import { configuredEndpoint, type ServiceId } from '../profiles/endpoint.ts'
import { placeIn, placeOf } from '../profiles/place.ts'
import type { OidcClient } from '../session/oidc-client.ts'
import type { PortalClient } from '../session/ports.ts'
import type { SigninClient } from '../session/signin-client.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { type Address, addressOf } from './address.ts'
import { networkFor, type Route } from './route.ts'
import { createSigninClient } from './signin.ts'
import { createOidcClient } from './sso-oidc.ts'
import { createPortalClient } from './sso-portal.ts'

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
