import type { Chain, Link } from '../link.ts'
import { type Problem, problem } from '../problem.ts'
import { findSetting, type Profile, type Setting } from '../profile.ts'

/** What is said of a role: settings that need one, a session too long for its source, a role that is its own source. */
export function roleProblems(profile: Profile, chain: Chain): Problem[] {
  if (!findSetting(profile, 'role_arn')) return withoutRole(profile)
  if (chain.kind !== 'assume-role' || chain.links.some((link) => link.problem)) return []
  return [...tooLong(profile, chain), ...sameRole(profile, chain)]
}

const OF_ROLES = ['source_profile', 'mfa_serial', 'external_id', 'duration_seconds', 'role_session_name']

function withoutRole(profile: Profile): Problem[] {
  // One that stands alone is an error of its own, whose next step is to add role_arn.
  if (findSetting(profile, 'web_identity_token_file')) return []
  return profile.settings
    .filter(({ key }) => OF_ROLES.includes(key))
    .map((setting) => problem('unknown-setting', setting, noEffect(setting), profile.name, [['role_arn']]))
}

function noEffect({ key }: Setting): string {
  return key === 'source_profile'
    ? 'source_profile has no effect without role_arn, and nothing is inherited from that profile: add role_arn, or remove it.'
    : `${key} has no effect without role_arn: add role_arn, or remove it.`
}

/** What STS allows a role that is assumed with the credentials of another. */
const MOST_CHAINED_S = 3600

function* tooLong(profile: Profile, chain: Chain): Generator<Problem> {
  const duration = findSetting(profile, 'duration_seconds')
  if (!duration || !/^\d+$/.test(duration.value) || Number(duration.value) <= MOST_CHAINED_S) return
  const of = sourceRole(chain)
  if (of === null) return
  const message = `duration_seconds can be at most ${MOST_CHAINED_S} here, because the source is ${of}, and AWS limits a role assumed by a role to one hour.`
  yield problem('bad-value', duration, message, profile.name)
}

/** What makes a role of the source, or null if it is none or nothing tells. */
function sourceRole({ links }: Chain): string | null {
  const next = links.slice(2).find((link) => link.type !== 'source-profile')
  if (next?.type === 'assume-role') return 'a role itself'
  if (next?.type === 'sso-role') return 'a role of IAM Identity Center'
  const isMachine = links[2]?.type === 'credential-source' && links[2].name !== 'Environment'
  return isMachine ? 'the role of a machine or container' : null
}

function* sameRole(profile: Profile, { links }: Chain): Generator<Problem> {
  const [own, source] = links.filter((link): link is Link => link.type === 'assume-role')
  if (!own || !source || own.name !== source.name) return
  const message = `The source profile "${source.profile}" already is this role, and AWS lets a role assume itself only if its trust policy names it: use the source of "${source.profile}" here, too.`
  yield problem('shadowed-setting', own, message, profile.name)
}
