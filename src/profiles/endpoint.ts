import { type Profile, type Profiles, settingValue } from './profile.ts'
import partitions from './regions.json' with { type: 'json' }
import type { Variables } from './variables.ts'

/** As it is spelled in the environment variables and in `services` sections. */
export type ServiceId = 'sts' | 'sso' | 'sso_oidc' | 'signin'

/** The variables that say something of endpoints; they win over the settings of every profile. */
export function endpointVariables(variables: Variables): Variables {
  const isOne = (name: string) => name.startsWith('AWS_ENDPOINT_URL') || name === IGNORES
  return Object.fromEntries(Object.entries(variables).filter(([name]) => isOne(name)))
}

const IGNORES = 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'

/** The endpoint that a variable names for a service; '' or undefined if none does. */
export function variableEndpoint(service: ServiceId, variables: Variables): string | undefined {
  return variables[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || variables.AWS_ENDPOINT_URL
}

/** True if no configured endpoint counts for a profile, neither of variables nor of its settings. */
export function ignoresEndpoints(variables: Variables, profile: Profile | undefined): boolean {
  const setting = () => profile && settingValue(profile, 'ignore_configured_endpoint_urls')
  return (variables[IGNORES] ?? setting())?.toLowerCase() === 'true'
}

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
  if (ignoresEndpoints(variables, profile)) return null
  const services = value('services')
  return (
    variableEndpoint(service, variables) ||
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
