import { askedProfile } from './asked-profile.ts'
import { ignoresEndpoints, type ServiceId, variableEndpoint } from './endpoint.ts'
import { keysLink, kindOf, processLink } from './kind.ts'
import type { Chain, Kind, Link, LinkProblem, TokenSource } from './link.ts'
import { meantNames } from './meant-name.ts'
import { findSetting, type Origin, type Profile, type Profiles, settingValue } from './profile.ts'
import {
  arnProblem,
  kindAsSource,
  lengthProblem,
  MOST_ROLES,
  missingSource,
  processCycle,
  roleProblem,
  sourceProblem,
} from './source-rules.ts'
import { brokenSession, ssoLinks } from './sso-links.ts'
import type { Variables } from './variables.ts'

/**
 * The source chain of a profile, outermost link first, as the AWS CLI v2 resolves it for `--profile NAME`
 * (botocore/credentials.py: AssumeRoleProvider, ProfileProviderBuilder). Uses the settings only: no files, no network.
 * Never throws: what cannot work is a problem on the link where the AWS CLI would give up, and the chain ends at the
 * last link that can be determined.
 *
 * @param variables those of endpoints, because an endpoint that one names needs no services section
 */
export function sourceChain(profiles: Profiles, profile: Profile, variables: Variables): Chain {
  const kind = kindOf(profile)
  const first: Link = {
    type: 'profile',
    name: profile.name,
    profile: profile.name,
    ...headerOf(profile),
    problem: null,
  }
  const links = [first]
  const token = follow(profiles, profile, kind, new Set([profile.name]), links)
  const broken = links.some((each) => each.problem) ? null : brokenSession(profiles, profile)
  links[0] = {
    ...first,
    problem: servicesProblem(profiles, profile, token ? ['sts', 'sso'] : ['sts'], variables),
  }
  if (!broken) return { kind, links, token }
  return { kind, links: [...(kind === 'sso-session' ? links.slice(0, 2) : [first]), broken], token: null }
}

/** The chain, but if it has more than `most` links, only its last one and those with a problem. */
export function shortened(chain: Chain, most: number): Chain {
  const { links } = chain
  if (links.length <= most) return chain
  return { ...chain, links: links.filter((each, at) => each.problem || at === links.length - 1) }
}

/**
 * Without its services section every request fails for which no variable names the endpoint, because the AWS CLI looks
 * there next; to it a section without a line is none (botocore/configprovider.py, ConfiguredEndpointProvider).
 */
function servicesProblem(
  profiles: Profiles,
  profile: Profile,
  needed: readonly ServiceId[],
  variables: Variables,
): LinkProblem | null {
  const setting = findSetting(profile, 'services')
  if (!setting) return null
  const { value, file, line } = setting
  const section = profiles.sectionsOf('services', value).findLast((each) => each.counts)?.section
  if (section?.settings.length) return null
  if (ignoresEndpoints(variables, profile) || needed.every((each) => variableEndpoint(each, variables)))
    return null
  const [meant] = section ? [] : meantNames(value, profiles.services)
  const advice = meant === undefined ? 'create it, or remove this line.' : `did you mean "${meant}"?`
  const message = section
    ? `The section [services ${value}] is empty: add a service to it, or remove this line.`
    : `There is no section [services ${value}]: ${advice}`
  return { code: 'missing-services', message, file, line }
}

function headerOf({ headers: [first] }: Profile): Origin {
  return first ?? { file: 'config', line: 0 }
}

/** Adds the links after a profile's own; returns the SSO token that they end in, if any. */
function follow(
  profiles: Profiles,
  profile: Profile,
  kind: Kind,
  visited: Set<string>,
  links: Link[],
): TokenSource | null {
  switch (kind) {
    case 'assume-role':
      return followRole(profiles, profile, visited, links)
    case 'web-identity':
      links.push(...webIdentityLinks(profile))
      return null
    case 'sso-session':
    case 'sso-legacy': {
      const sso = ssoLinks(profiles, profile)
      links.push(...sso.links)
      return sso.token
    }
    case 'process': {
      const link = processLink(profile)
      links.push(link.problem ? link : { ...link, problem: askedProblem(profiles, profile, visited) })
      return null
    }
    case 'login-session':
      links.push(loginSessionLink(profile))
      return null
    case 'short-term-keys':
    case 'long-term-keys':
      links.push(keysLink(profile))
      return null
    case 'none':
      return null
  }
}

/** Why the command of a credential_process would lead back to where it is run for, or null. */
function askedProblem(profiles: Profiles, profile: Profile, visited: Set<string>): LinkProblem | null {
  const name = askedProfile(profile)
  const next = name === null ? undefined : profiles.byName.get(name)
  if (!next || visited.size > MOST_ROLES) return null
  if (visited.has(next.name)) return processCycle([...visited, next.name])
  const links: Link[] = []
  // To another program it is a profile of its own, not a source.
  follow(profiles, next, kindOf(next), visited.add(next.name), links)
  return links.find((each) => each.problem?.code === 'cycle')?.problem ?? null
}

function plainLink(
  type: Link['type'],
  profile: Profile,
  key: string,
  problem: LinkProblem | null = null,
): Link {
  const setting = findSetting(profile, key)
  return {
    type,
    name: setting?.value ?? null,
    profile: profile.name,
    file: setting?.file ?? null,
    line: setting?.line ?? null,
    problem,
  }
}

function loginSessionLink(profile: Profile): Link {
  const isEmpty = findSetting(profile, 'login_session')?.value === ''
  const message = 'login_session is empty: log in with aws login, which fills it in, or remove it.'
  return plainLink('login-session', profile, 'login_session', isEmpty ? { code: 'bad-value', message } : null)
}

const CREDENTIAL_SOURCES = ['Environment', 'Ec2InstanceMetadata', 'EcsContainer']

function followRole(
  profiles: Profiles,
  profile: Profile,
  visited: Set<string>,
  links: Link[],
): TokenSource | null {
  const role = plainLink('assume-role', profile, 'role_arn', roleProblem(profile))
  links.push(role)
  if (role.problem) return null
  const token = followSource(profiles, profile, visited, links)
  // STS checks the ARN last, so a problem further down the chain shows first.
  const problem = links.at(-1)?.problem ? null : arnProblem(role.name ?? '')
  if (problem) links[links.indexOf(role)] = { ...role, problem }
  return token
}

function followSource(
  profiles: Profiles,
  profile: Profile,
  visited: Set<string>,
  links: Link[],
): TokenSource | null {
  const credentialSource = findSetting(profile, 'credential_source')
  if (credentialSource) {
    const known = CREDENTIAL_SOURCES.includes(credentialSource.value)
    const message = `credential_source must be one of ${CREDENTIAL_SOURCES.join(', ')}, spelled exactly like this.`
    const problem: LinkProblem = { code: 'bad-value', message }
    links.push(plainLink('credential-source', profile, 'credential_source', known ? null : problem))
    return null
  }
  const name = settingValue(profile, 'source_profile') ?? ''
  const next = profiles.byName.get(name)
  const problem = next
    ? (sourceProblem(profile.name, name, next, visited) ?? lengthProblem(visited.size))
    : missingSource(name, meantSource(profiles, name, visited))
  links.push(plainLink('source-profile', profile, 'source_profile', problem))
  if (problem || !next) return null
  return follow(profiles, next, kindAsSource(next), visited.add(name), links)
}

/** A profile with a similar name, but none that would close a cycle. */
function meantSource({ byName }: Profiles, name: string, visited: ReadonlySet<string>): string | undefined {
  return meantNames(name, byName).find((each) => !visited.has(each))
}

function webIdentityLinks(profile: Profile): Link[] {
  const role = findSetting(profile, 'role_arn')
  if (!role?.value) {
    const message = 'web_identity_token_file needs a role_arn: add the role to assume with the token.'
    const problem: LinkProblem = { code: 'missing-setting', message, lacks: [['role_arn']] }
    const link = plainLink('assume-role', profile, role ? 'role_arn' : 'web_identity_token_file', problem)
    return [role ? link : { ...link, name: null }]
  }
  const problem = arnProblem(role.value)
  const link = plainLink('assume-role', profile, 'role_arn', problem)
  return [link, plainLink('web-identity-token', profile, 'web_identity_token_file')]
}
