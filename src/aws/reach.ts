import { performance } from 'node:perf_hooks'
import { configuredEndpoint, type ServiceId } from '../profiles/endpoint.ts'
import { type Place, placeIn, placeOf } from '../profiles/place.ts'
import { addressOf } from './address.ts'
import { call } from './call.ts'
import { agents } from './client-config.ts'
import { offsetOf } from './clock-offset.ts'
import { request } from './request.ts'
import { networkFor, type Route } from './route.ts'

/** A host that awsprof would send requests to. */
export interface Host {
  readonly service: ServiceId
  readonly endpoint: string
  /** True if the user has configured it, so that its name is none of AWS's. */
  readonly isConfigured: boolean
}

/** How a host answers to a request without credentials. */
export interface Answer {
  readonly status: number
  readonly ms: number
  /** The host's clock minus ours, ms; null if the answer does not tell. */
  readonly offsetMs: number | null
}

/**
 * The hosts behind the profile of the route, or behind none, and behind sessions in these regions, each once. Throws
 * `WalkError` for what is not the name of a region.
 */
export function hostsOf(route: Route, ssoRegions: readonly string[]): readonly Host[] {
  const { variables, environment, profiles, profile } = route
  const owner = profile === null ? null : (profiles.byName.get(profile) ?? null)
  const host = (service: ServiceId, place: Place): Host => {
    const configured = configuredEndpoint(service, variables, profiles, profile)
    const { endpoint } = addressOf(service, place, configured)
    return { service, endpoint, isConfigured: configured !== null }
  }
  const hosts = [
    host('sts', placeOf(variables, environment, owner)),
    ...ssoRegions.flatMap((region) => {
      const place = placeIn(region, variables, owner)
      return [host('sso_oidc', place), host('sso', place)]
    }),
  ]
  return hosts.filter((each, at) => {
    const same = (other: Host) => other.service === each.service && other.endpoint === each.endpoint
    return hosts.findIndex(same) === at
  })
}

/**
 * Sends one GET without credentials, over the user's proxy and certificates. Any answer will do. Rejects with
 * `ServiceError`, with the signal's reason, or with an error if the CA bundle cannot be read.
 */
export async function reach({ endpoint }: Host, route: Route, signal: AbortSignal): Promise<Answer> {
  const network = networkFor(route)
  const [startedAt, sentAt] = [performance.now(), Date.now()]
  const address = new URL('/', endpoint)
  // Now, because `call` has words for requests alone.
  agents(network)
  const { status, headers } = await call('The host', signal, network.connectTimeoutMs, (limited) =>
    request(address, { method: 'GET' }, network, limited),
  )
  const texts = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
  const offsetMs = offsetOf({ headers: texts, statusCode: status }, sentAt, Date.now())
  return { status, ms: Math.round(performance.now() - startedAt), offsetMs }
}
