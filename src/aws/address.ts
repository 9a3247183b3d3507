import type { ServiceId } from '../profiles/endpoint.ts'
import type { Place } from '../profiles/place.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { SSOClient, SSOOIDCClient, STSClient } from './sdk.ts'
import { type Host, signinAddress } from './signin-host.ts'

/** Where a request goes, and the region for which it is signed. */
export interface Address {
  readonly endpoint: string
  readonly region: string
}

/** The AWS CLI rejects a region that cannot be part of a host name (botocore/utils.py, `validate_region_name`). */
const HOST_LABEL = /^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/
/** The region that stands for a whole partition has no signatures of its own. */
const GLOBAL = 'aws-global'
const GLOBAL_SIGNS_AS = 'us-east-1'

/**
 * The address of a service: by the rules of the SDK, which are those of the AWS CLI v2. It ignores
 * `sts_regional_endpoints`, as they do, and FIPS and dual-stack where an endpoint is configured. Throws `WalkError` where the AWS CLI stops.
 *
 * @param configured the endpoint that the user has configured (`configuredEndpoint`), or null
 */
export function addressOf(service: ServiceId, place: Place, configured: string | null): Address {
  const region = place.region ?? GLOBAL
  const isEmpty = region === ''
  if (configured === null ? !HOST_LABEL.test(region) : !isEmpty && !HOST_LABEL.test(region))
    throw notARegion(region)
  const host = { Region: region, UseFIPS: place.isFips, UseDualStack: place.isDualstack }
  return {
    endpoint: configured ?? RULES[service](host).url.origin,
    region: isEmpty || region === GLOBAL ? GLOBAL_SIGNS_AS : region,
  }
}

function notARegion(region: string): WalkError {
  return region === ''
    ? new WalkError(
        'bad-value',
        'The region is set, but empty: the AWS CLI then calls no service.',
        'remove region or AWS_REGION, or give it a value',
      )
    : new WalkError(
        'bad-value',
        `${region} is not the name of a region, such as eu-west-1.`,
        'check region and AWS_REGION',
      )
}

/** Clients are made for their rules alone; nothing is sent. An endpoint keeps them from reading the user's files. */
const UNUSED = {
  region: 'us-east-1',
  endpoint: 'https://localhost',
  credentials: { accessKeyId: '', secretAccessKey: '' },
}
const stsRules = (host: Host) =>
  new STSClient(UNUSED).config.endpointProvider({ ...host, UseGlobalEndpoint: false })
const RULES: Readonly<Record<ServiceId, (host: Host) => { readonly url: URL }>> = {
  sts: stsRules,
  sso: (host) => new SSOClient(UNUSED).config.endpointProvider(host),
  sso_oidc: (host) => new SSOOIDCClient(UNUSED).config.endpointProvider(host),
  signin: (host) => signinAddress(host, stsRules),
}
