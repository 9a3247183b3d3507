import type { Variables } from './environment.ts'
import { type Profiles, settingValue } from './profile.ts'
import partitions from './regions.json' with { type: 'json' }

/** As it is spelled in the environment variables and in `services` sections. */
export type ServiceId = 'sts' | 'sso' | 'sso_oidc' | 'signin'

/**
 * The endpoint configured for a service, or null for AWS's own. In order of precedence: the service's variable, the
 * general variable, the profile's `services` section, its `endpoint_url`; none if they are to be ignored
 * (botocore/configprovider.py, ConfiguredEndpointProvider).
 *
 * @param name the profile of the request, or null if it has none
 */
export function configuredEndpoint(
  service: ServiceId,
  variables: Variables,
  profiles: Profiles,
  name: string | null,
): string | null {
  const profile = name === null ? undefined : profiles.byName.get(name)
  const value = (key: string) => profile && settingValue(profile, key)
  const ignores = variables.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? value('ignore_configured_endpoint_urls')
  if (ignores?.toLowerCase() === 'true') return null
  const services = value('services')
  return (
    variables[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ||
    variables.AWS_ENDPOINT_URL ||
    (services === undefined ? undefined : servicesValue(profiles, services, `${service}.endpoint_url`)) ||
    value('endpoint_url') ||
    null
  )
}

function servicesValue(profiles: Profiles, name: string, key: string): string | undefined {
  const section = profiles.sectionsOf('services', name).findLast((each) => each.counts)?.section
  const [block, sub] = key.split('.')
  return section?.settings.findLast((each) => each.key === block)?.nested.findLast((each) => each.key === sub)
    ?.value
}

/** The domain of AWS's hosts in a region's partition: `amazonaws.com`, `amazonaws.com.cn` … */
export function dnsSuffix(region: string): string {
  return partitionOf(region)?.dnsSuffix ?? 'amazonaws.com'
}

/** The partition of a region: `aws`, `aws-cn`, `aws-us-gov` … A region that nothing tells of is in `aws`. */
export function partitionId(region: string): string {
  return partitionOf(region)?.id ?? 'aws'
}

function partitionOf(region: string): (typeof partitions)[number] | undefined {
  return (
    partitions.find((each) => each.regions.includes(region)) ??
    partitions.find((each) => new RegExp(each.pattern).test(region))
  )
}
