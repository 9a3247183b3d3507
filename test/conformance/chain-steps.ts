import { readEnvironment, type Variables } from '../../src/profiles/environment.ts'
import type { Chain, Link } from '../../src/profiles/link.ts'
import { type Profiles, settingIn, settingValue } from '../../src/profiles/profile.ts'
import { shellWords } from '../../src/profiles/shell-words.ts'
import { assumeRoleArguments } from '../../src/session/cache/role-cache.ts'
import { type Files, readFiles } from '../support/files/read-files.ts'

/** One step of a chain as the data writes it, from the first credentials to the last. */
export type Step = Readonly<Record<string, unknown>> & { readonly type: string }
export type Outcome = { readonly chain: readonly Step[] } | { readonly error: string }

/** What the AWS CLI would do for a profile (null: none is named) as far as files and environment decide. */
export function outcomeOf(files: Files, name: string | null, variables: Variables = {}): Outcome {
  const { profiles, profileIndex } = readFiles(files)
  const environment = readEnvironment(variables, 'linux', '/home/me')
  const chosen = name ?? environment.activeProfile
  const entry = profileIndex.entryOf(chosen ?? 'default')
  if (chosen !== null && !entry) return { error: 'ProfileNotFound' }
  // An explicitly named profile beats what the environment says, AWS_PROFILE does not.
  if (name === null && environment.hasKeys) return { chain: [{ type: 'env' }] }
  const broken = entry?.chain.links.find((each) => each.problem)
  if (broken?.problem) return { error: broken.problem.code }
  return { chain: entry ? stepsOf(profiles, entry.chain, variables) : metadata(variables) }
}

function stepsOf(profiles: Profiles, { links, token }: Chain, variables: Variables): readonly Step[] {
  const roles = links.filter((each) => each.type === 'assume-role').toReversed()
  const last = links.at(-1) as Link
  const owner = profiles.byName.get(last.profile)
  const value = (key: string) => owner && settingValue(owner, key)
  switch (last.type) {
    case 'web-identity-token':
      return [
        { type: 'web_identity', role_arn: roles[0]?.name, web_identity_token_file: last.name },
        ...roles.slice(1).map((each) => roleStep(profiles, each)),
      ]
    case 'static-keys':
      return withRoles({
        type: 'static',
        access_key_id: last.file && owner && settingIn(owner, last.file, 'aws_access_key_id')?.value,
      })
    case 'sso-token': {
      const role = links.findLast((each) => each.type === 'sso-role')?.name ?? ''
      const [account, roleName] = role.split('/')
      const file = token?.ssoSession ? `session=${token.ssoSession}` : `url=${token?.startUrl}`
      return withRoles({ type: 'sso', account_id: account, role_name: roleName, token: `TOKEN[${file}]` })
    }
    case 'process':
      return withRoles({ type: 'process', command: shellWords(value('credential_process') ?? '') })
    case 'login-session':
      return withRoles({ type: 'login' })
    case 'credential-source':
      return withRoles({ type: SOURCES[last.name ?? ''] ?? '' })
    default:
      return metadata(variables)
  }

  function withRoles(first: Step): Step[] {
    return [first, ...roles.map((each) => roleStep(profiles, each))]
  }
}

const SOURCES: Readonly<Record<string, string>> = {
  Environment: 'env',
  Ec2InstanceMetadata: 'imds',
  EcsContainer: 'container',
}

function metadata(variables: Variables): Step[] {
  const isContainer = Boolean(
    variables.AWS_CONTAINER_CREDENTIALS_FULL_URI ?? variables.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,
  )
  return [{ type: isContainer ? 'container' : 'imds' }]
}

function roleStep(profiles: Profiles, link: Link): Step {
  const args = assumeRoleArguments(profiles, link)
  return {
    type: 'assume_role',
    role_arn: args?.RoleArn,
    ...(args?.RoleSessionName !== undefined && { role_session_name: args.RoleSessionName }),
    ...(args?.ExternalId !== undefined && { external_id: args.ExternalId }),
    ...(args?.SerialNumber !== undefined && { mfa_serial: args.SerialNumber }),
    ...(args?.DurationSeconds !== undefined && { duration_seconds: String(args.DurationSeconds) }),
  }
}
