import { isHostLabel } from '../check-value.ts'
import type { Chain } from '../link.ts'
import { type Problem, problem } from '../problem.ts'
import { findSetting, type Profile, type Profiles, type Setting } from '../profile.ts'
import { disagreements, sdkGroup } from './disagreements.ts'
import type { LintFacts } from './facts.ts'
import { losers } from './losing-credentials.ts'
import { roleProblems } from './role-problems.ts'
import { badValue, shadowed, unknownSetting, wrongFile } from './setting-problems.ts'
import { blocksOverValues, noBlock } from './shape-problems.ts'

/** Problems of a profile's own settings. */
export function profileProblems(
  profiles: Profiles,
  profile: Profile,
  chain: Chain,
  facts: LintFacts,
): Problem[] {
  const owner = profile.name
  const chainLines = new Set(
    chain.links.flatMap(({ file, line, problem }) =>
      problem?.code === 'bad-value' ? lineId({ file: problem.file ?? file, line: problem.line ?? line }) : [],
    ),
  )
  const ofSettings = profile.settings.flatMap((setting) => [
    ...unknownSetting('profile', setting, owner),
    // For these lines, the problem of the chain is more specific.
    ...(chainLines.has(lineId(setting)) || isIgnored(profile, setting)
      ? []
      : badValue('profile', setting, owner)),
    ...noBlock(setting, owner),
    ...wrongFile(setting, owner),
    ...shadowed(setting, owner),
  ])
  return [
    ...ofSettings,
    ...blocksOverValues(profiles, profile),
    ...roleProblems(profile, chain),
    ...losers(profiles, profile, chain, sdkGroup(profile)),
    ...loneSecret(profile, chain),
    ...longTermKeys(profile, chain),
    ...noRegion(profile, facts),
    ...disagreements(profiles, profile, chain),
  ]
}

/** What has another meaning, or none, beside the profile's other settings. */
function isIgnored(profile: Profile, { key, value }: Setting): boolean {
  // With an endpoint, a region is only part of the signature: auto, nyc3, us-standard …
  if (key === 'region')
    return isHostLabel(value) && ENDPOINTS.some((each) => findSetting(profile, each)?.value)
  return key === 'credential_source' && !findSetting(profile, 'role_arn')
}

const ENDPOINTS = ['endpoint_url', 'services']

function lineId({ file, line }: Pick<Problem, 'file' | 'line'>): string {
  return `${file} ${line}`
}

/** The AWS CLI silently ignores a secret without its key ID, so the profile has no keys. */
function* loneSecret(profile: Profile, chain: Chain): Generator<Problem> {
  const secret = findSetting(profile, 'aws_secret_access_key')
  if (!secret || findSetting(profile, 'aws_access_key_id') || chain.links.some((link) => link.problem)) return
  const message = `aws_access_key_id is missing from the ${secret.file} file: add it, because the AWS CLI ignores half a key pair.`
  yield problem('partial-keys', secret, message, profile.name, [['aws_access_key_id']])
}

function* longTermKeys(profile: Profile, chain: Chain): Generator<Problem> {
  const link = chain.links.at(-1)
  if (chain.kind !== 'long-term-keys' || !link || link.problem) return
  const message =
    'Long-term keys never expire, so a leaked one stays usable: prefer IAM Identity Center or a role.'
  yield problem('long-term-keys', link, message, profile.name)
}

function* noRegion(profile: Profile, facts: LintFacts): Generator<Problem> {
  if (facts.hasRegion || findSetting(profile, 'region')?.value) return
  const header = profile.headers[0] ?? { file: null, line: null }
  const message = `The profile has no region, so most commands need --region or AWS_REGION: add region = …`
  yield problem('no-region', header, message, profile.name, [['region']])
}
