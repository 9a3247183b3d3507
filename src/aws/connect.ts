import { configuredEndpoint } from '../profiles/endpoint.ts'
import type { Environment, Variables } from '../profiles/environment.ts'
import type { Profiles } from '../profiles/profile.ts'
import { settingValue } from '../profiles/profile.ts'
import type { OidcClient, PortalClient } from '../session/ports.ts'
import type { Network } from './client-config.ts'
import { createOidcClient } from './sso-oidc.ts'
import { createPortalClient } from './sso-portal.ts'
import { DEFAULT_TIMEOUTS } from './timeouts.ts'

/** What decides where requests go: the user's variables and files, and the profile, if any, that they are for. */
export interface Route {
  readonly variables: Variables
  readonly environment: Environment
  readonly profiles: Profiles
  readonly profile: string | null
}

export function networkFor({ variables, profiles, profile }: Route): Network {
  const owner = profile === null ? undefined : profiles.byName.get(profile)
  const bundle = variables.AWS_CA_BUNDLE || (owner && settingValue(owner, 'ca_bundle')) || null
  return { variables, caBundle: bundle, ...DEFAULT_TIMEOUTS }
}

/** The OIDC service of a region. Throws if the CA bundle cannot be read. */
export function oidcFor(route: Route, region: string): OidcClient {
  const { variables, profiles, profile } = route
  const endpoint = configuredEndpoint('sso_oidc', variables, profiles, profile)
  return createOidcClient(networkFor(route), region, endpoint)
}

/** The portal of a region. Throws if the CA bundle cannot be read. */
export function portalFor(route: Route, region: string): PortalClient {
  const { variables, profiles, profile } = route
  return createPortalClient(
    networkFor(route),
    region,
    configuredEndpoint('sso', variables, profiles, profile),
  )
}
