import { parseArn, roleName } from '../profiles/arn.ts'
import type { Chain, Link } from '../profiles/link.ts'
import { maskedValue, maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { formatTimestamp } from './cache/timestamp.ts'
import { tokenCacheName } from './cache/token-cache.ts'
import type { ProfileStatus } from './statuses.ts'

/** The link's name for display, secrets masked: an SSO token goes by the name of its cache file. */
export function linkName(chain: Chain, link: Link): string | null {
  if (link.type === 'sso-token' && chain.token) return tokenCacheName(chain.token)
  // A static key's name is masked already.
  if (link.name === null || link.type === 'static-keys') return link.name
  return link.type === 'process' ? maskedValue('credential_process', link.name) : maskSecrets(link.name)
}

/** One sentence on what the link does, or on its problem, secrets masked. Times are UTC. */
export function linkDetail(chain: Chain, link: Link, profileStatus: ProfileStatus): string {
  return maskSecrets(detailOf(chain, link, profileStatus))
}

function detailOf(chain: Chain, link: Link, profileStatus: ProfileStatus): string {
  if (link.problem) return link.problem.message
  switch (link.type) {
    case 'profile':
      return chain.kind === 'none' && link === chain.links[0]
        ? NO_CREDENTIALS
        : 'The chain starts with the settings of this profile.'
    case 'assume-role': {
      const account = parseArn(link.name ?? '')?.account
      return `Assumes the role ${roleName(link.name ?? '') ?? link.name ?? ''}${account ? ` in account ${account}` : ''}.`
    }
    case 'source-profile':
      return `Uses the credentials of the profile ${link.name}.`
    case 'credential-source':
      return CREDENTIAL_SOURCES[link.name ?? ''] ?? ''
    case 'sso-role':
      return 'IAM Identity Center issues credentials for this account and role.'
    case 'sso-session':
      return `Signs in at ${chain.token?.startUrl ?? ''} (${chain.token?.region ?? ''}).`
    case 'sso-token':
    case 'login-session':
      return tokenDetail(link, profileStatus)
    case 'static-keys':
      return profileStatus.expiresAt === null
        ? 'Access keys stored in the file.'
        : `Access keys, ${expiry(profileStatus)}`
    case 'process':
      return 'A program prints the credentials; awsprof runs it only for a check.'
    case 'web-identity-token':
      return 'A web identity token in a file; awsprof sends it only for a check.'
  }
}

const NO_CREDENTIALS =
  'No setting for credentials: AWS tools try container credentials, then instance metadata.'

const CREDENTIAL_SOURCES: Readonly<Record<string, string>> = {
  Environment: 'Uses the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  Ec2InstanceMetadata: 'Uses the credentials of the EC2 instance that awsprof runs on.',
  EcsContainer: 'Uses the credentials of the container that awsprof runs in.',
}

function expiry({ status, expiresAt }: ProfileStatus): string {
  if (expiresAt === null) return 'with no known expiry.'
  const time = formatTimestamp(expiresAt)
  return status === 'expired' ? `expired ${time}.` : `valid until ${time}.`
}

function tokenDetail(link: Link, profileStatus: ProfileStatus): string {
  const { status, expiresAt, cacheProblem } = profileStatus
  if (status === 'broken') return 'Not looked up: another link of the chain has a problem.'
  if (cacheProblem) return `The cached token ${cacheProblem.reason}.`
  if (status === 'signed-out') {
    return link.type === 'sso-token'
      ? 'No cached token: not signed in.'
      : 'No cached credentials: run aws login.'
  }
  if (status === 'renewable' && expiresAt !== null)
    return `Cached token until ${formatTimestamp(expiresAt)}; the AWS CLI renews it automatically.`
  return `Cached token ${expiry(profileStatus)}`
}
