import { parseArn, roleName } from '../profiles/arn.ts'
import type { Chain, Link } from '../profiles/link.ts'
import { formatTimestamp } from './cache/timestamp.ts'
import { tokenCacheName } from './cache/token-cache.ts'
import type { ProfileStatus } from './statuses.ts'

/** The link's name as the interface gives it: the token's is its file in the cache. */
export function linkName(chain: Chain, link: Link): string | null {
  return link.type === 'sso-token' && chain.token ? tokenCacheName(chain.token) : link.name
}

/** One plain sentence on what the link does, and on what stands against it. Times are UTC. */
export function linkDetail(chain: Chain, link: Link, profileStatus: ProfileStatus): string {
  if (link.problem) return link.problem.message
  switch (link.type) {
    case 'profile':
      return chain.kind === 'none' && link === chain.links[0]
        ? NO_CREDENTIALS
        : `The profile's settings begin here.`
    case 'assume-role': {
      const account = parseArn(link.name ?? '')?.account
      return `Assumes the role ${roleName(link.name ?? '') ?? link.name ?? ''}${account ? ` in account ${account}` : ''}.`
    }
    case 'source-profile':
      return `With the credentials of the profile ${link.name}.`
    case 'credential-source':
      return CREDENTIAL_SOURCES[link.name ?? ''] ?? ''
    case 'sso-role':
      return 'IAM Identity Center gives credentials for this account and role.'
    case 'sso-session':
      return `Signs in at ${chain.token?.startUrl ?? ''} (${chain.token?.region ?? ''}).`
    case 'sso-token':
    case 'login-session':
      return tokenDetail(link, profileStatus)
    case 'static-keys':
      return profileStatus.expiresAt === null
        ? 'Access keys in the file.'
        : `Access keys, ${expiry(profileStatus)}`
    case 'process':
      return 'A program prints the credentials; it is run only by a check.'
    case 'web-identity-token':
      return 'A token file of the web identity; it is sent only by a check.'
  }
}

const NO_CREDENTIALS =
  'Holds no credentials setting: the tools go on to container and then to instance metadata.'

const CREDENTIAL_SOURCES: Readonly<Record<string, string>> = {
  Environment: 'With the keys of the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  Ec2InstanceMetadata: 'With the credentials of the EC2 instance this runs on.',
  EcsContainer: 'With the credentials of the container this runs in.',
}

function expiry({ status, expiresAt }: ProfileStatus): string {
  if (expiresAt === null) return 'no end known.'
  const time = formatTimestamp(expiresAt)
  return status === 'expired' ? `expired ${time}.` : `valid until ${time}.`
}

function tokenDetail(link: Link, profileStatus: ProfileStatus): string {
  if (profileStatus.status === 'broken') return 'Not looked up: another link of the chain cannot work.'
  if (profileStatus.cacheProblem) return `The cached token ${profileStatus.cacheProblem.reason}.`
  if (profileStatus.status === 'signed-out') {
    return link.type === 'sso-token'
      ? 'No cached token: not signed in.'
      : 'No cached credentials: run aws login.'
  }
  if (profileStatus.status === 'renewable' && profileStatus.expiresAt !== null)
    return `Cached token until ${formatTimestamp(profileStatus.expiresAt)}; the AWS CLI renews it by itself.`
  return `Cached token ${expiry(profileStatus)}`
}
