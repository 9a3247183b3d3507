import { kindAlone, kindOf } from './kind.ts'
import type { Kind, LinkProblem } from './link.ts'
import { findSetting, type Profile, settingValue } from './profile.ts'

/** Why a role has no source that could be followed, or null; then it has either a source_profile or a credential_source. */
export function roleProblem(profile: Profile): LinkProblem | null {
  const source = findSetting(profile, 'source_profile')
  const credentialSource = findSetting(profile, 'credential_source')
  if (source && credentialSource) {
    const { file, line } = credentialSource
    const message = `source_profile (line ${source.line}) and credential_source exclude each other: remove one of them.`
    return { code: 'conflicting-sources', message, file, line }
  }
  if (!source && !credentialSource) {
    const message =
      'role_arn needs a source_profile or a credential_source that says whose credentials assume the role.'
    return { code: 'missing-setting', message }
  }
  return null
}

/** Where a profile that is the source of a role has its credentials: keys of its own are taken before its role_arn. */
export function kindAsSource(profile: Profile): Kind {
  return hasAnyKey(profile) ? kindAlone(profile) : kindOf(profile)
}

/**
 * Why a profile cannot have that source_profile, or null.
 *
 * @param owner the profile that names it
 * @param next the profile of that name
 * @param visited the profiles that the chain has come through, the owner included
 */
export function sourceProblem(
  owner: string,
  name: string,
  next: Profile | undefined,
  visited: ReadonlySet<string>,
): LinkProblem | null {
  if (!next) {
    const message = `There is no profile "${name}": create it, or name another source_profile.`
    return { code: 'missing-source-profile', message }
  }
  const isCycle = visited.has(name) && !(name === owner && hasAnyKey(next))
  if (isCycle) {
    const way = [...visited, name]
    const circle = way.slice(way.indexOf(name)).join(' → ')
    return { code: 'cycle', message: `The source profiles go round in a circle: ${circle}.` }
  }
  if (kindAsSource(next) === 'none') {
    const message = `The source profile "${name}" holds no credentials: give it some, or name another source_profile.`
    return { code: 'source-has-no-credentials', message }
  }
  return null
}

/** No tool follows more roles: the AWS CLI stops at its 135th, by Python's limit of recursion (2.9.19, 1.45.11). */
export const MOST_ROLES = 200

/** Why a chain that has come through so many roles goes no further, or null. */
export function lengthProblem(roles: number): LinkProblem | null {
  if (roles <= MOST_ROLES) return null
  const message = `The chain has more than ${MOST_ROLES} roles, which the AWS CLI does not follow: name a source_profile further down.`
  return { code: 'cycle', message }
}

/** botocore's `_has_static_credentials`: half a pair counts, and both files are looked at together. */
function hasAnyKey(profile: Profile): boolean {
  return (
    settingValue(profile, 'aws_access_key_id') !== undefined ||
    settingValue(profile, 'aws_secret_access_key') !== undefined
  )
}
