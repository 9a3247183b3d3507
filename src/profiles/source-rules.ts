import { parseArn } from './arn.ts'
import { notARole } from './check-identity.ts'
import { kindAlone, kindOf } from './kind.ts'
import type { Kind, LinkProblem } from './link.ts'
import { findSetting, type Profile, settingValue } from './profile.ts'

/** Why a role has no usable source, or null if it has either a source_profile or a credential_source. */
export function roleProblem(profile: Profile): LinkProblem | null {
  const source = findSetting(profile, 'source_profile')
  const credentialSource = findSetting(profile, 'credential_source')
  if (source && credentialSource) {
    const { file, line } = credentialSource
    const message = `source_profile (line ${source.line}) and credential_source are mutually exclusive: remove one of them.`
    return { code: 'conflicting-sources', message, file, line }
  }
  if (!source && !credentialSource) {
    const message =
      'role_arn needs a source_profile or a credential_source: add one, to say whose credentials assume the role.'
    return { code: 'missing-setting', message, lacks: [['source_profile'], ['credential_source']] }
  }
  return null
}

/** Why STS would not take a role_arn, or null. */
export function arnProblem(arn: string): LinkProblem | null {
  const wrong = notARole(arn)
  if (wrong) return { code: 'bad-value', message: `role_arn ${wrong}.` }
  if (parseArn(arn) && arn.length >= 20) return null
  return {
    code: 'bad-value',
    message: 'role_arn must be an ARN, such as arn:aws:iam::111122223333:role/Name.',
  }
}

/** The source of credentials of a source profile, whose own keys take precedence over its role_arn. */
export function kindAsSource(profile: Profile): Kind {
  return hasAnyKey(profile) ? kindAlone(profile) : kindOf(profile)
}

/**
 * Why a profile cannot have that source_profile, or null.
 *
 * @param owner the profile that names it
 * @param next the profile of that name
 * @param visited the profiles in the chain so far, including the owner
 */
export function sourceProblem(
  owner: string,
  name: string,
  next: Profile | undefined,
  visited: ReadonlySet<string>,
): LinkProblem | null {
  if (!next) return missingSource(name)
  const isCycle = visited.has(name) && !(name === owner && hasAnyKey(next))
  if (isCycle) {
    const path = [...visited, name]
    const cycle = path.slice(path.indexOf(name)).join(' → ')
    return {
      code: 'cycle',
      message: `The source profiles form a cycle: ${cycle}. Change one source_profile.`,
    }
  }
  if (kindAsSource(next) === 'none') {
    const message = `The source profile "${name}" has no credentials: add some, or choose another source_profile.`
    return { code: 'source-has-no-credentials', message }
  }
  return null
}

/**
 * A credential_process that asks for the credentials that it is to give.
 *
 * @param path the profiles on the way, the last one for the second time
 */
export function processCycle(path: readonly string[]): LinkProblem {
  const cycle = path.slice(path.indexOf(path.at(-1) ?? ''))
  const message =
    cycle.length === 2
      ? `credential_process asks for the credentials of its own profile "${cycle[0]}": let it name another profile, or run another program.`
      : `credential_process leads back to where it began: ${cycle.join(' → ')}. Let one of them name another profile, or run another program.`
  return { code: 'cycle', message }
}

/** A source_profile that names nothing; `meant` is a profile with a similar name. */
export function missingSource(name: string, meant?: string): LinkProblem {
  const advice =
    meant === undefined ? 'create it, or choose another source_profile.' : `did you mean "${meant}"?`
  return { code: 'missing-source-profile', message: `There is no profile "${name}": ${advice}` }
}

/** More than any tool follows: the AWS CLI fails at the 135th role, by Python's recursion limit (2.9.19, 1.45.11). */
export const MOST_ROLES = 200

/** Why a chain with so many roles is not followed further, or null. */
export function lengthProblem(roles: number): LinkProblem | null {
  if (roles <= MOST_ROLES) return null
  const message = `The chain has more than ${MOST_ROLES} roles, too many for the AWS CLI: choose a source_profile closer to the credentials.`
  return { code: 'cycle', message }
}

/** botocore's `_has_static_credentials`: half a key pair counts, from either file. */
function hasAnyKey(profile: Profile): boolean {
  return (
    settingValue(profile, 'aws_access_key_id') !== undefined ||
    settingValue(profile, 'aws_secret_access_key') !== undefined
  )
}
