import type { Chain } from '../link.ts'
import { type Problem, problem } from '../problem.ts'
import { findSetting, type Profile, type Profiles } from '../profile.ts'
import { disagreements } from './disagreements.ts'
import type { LintFacts } from './facts.ts'
import { badValue, shadowed, unknownSetting, wrongFile } from './setting-problems.ts'

/** Problems of a profile's own settings. */
export function profileProblems(
  profiles: Profiles,
  profile: Profile,
  chain: Chain,
  facts: LintFacts,
): Problem[] {
  const owner = profile.name
  const chainLines = new Set(chain.links.filter((link) => link.problem?.code === 'bad-value').map(lineId))
  const ofSettings = profile.settings.flatMap((setting) => [
    ...unknownSetting('profile', setting, owner),
    // The chain has told already, and better, what is wrong with the settings that it is made of.
    ...(chainLines.has(lineId(setting)) ? [] : badValue('profile', setting, owner)),
    ...wrongFile(setting, owner),
    ...shadowed(setting, owner),
  ])
  return [
    ...ofSettings,
    ...loneSecret(profile, chain),
    ...longTermKeys(profile, chain),
    ...noRegion(profile, facts),
    ...disagreements(profiles, profile, chain),
  ]
}

function lineId({ file, line }: Pick<Problem, 'file' | 'line'>): string {
  return `${file} ${line}`
}

/** A secret without its key id is passed over in silence by the AWS CLI: the profile is as good as without keys. */
function* loneSecret(profile: Profile, chain: Chain): Generator<Problem> {
  const secret = findSetting(profile, 'aws_secret_access_key')
  if (!secret || findSetting(profile, 'aws_access_key_id') || chain.links.some((link) => link.problem)) return
  const message = `aws_access_key_id is missing from the ${secret.file} file: the AWS CLI passes over half a key pair.`
  yield problem('partial-keys', secret, message, profile.name)
}

function* longTermKeys(profile: Profile, chain: Chain): Generator<Problem> {
  const link = chain.links.at(-1)
  if (chain.kind !== 'long-term-keys' || !link || link.problem) return
  const message =
    'Long-term keys never expire and are a risk wherever they lie: IAM Identity Center or a role is safer.'
  yield problem('long-term-keys', link, message, profile.name)
}

function* noRegion(profile: Profile, facts: LintFacts): Generator<Problem> {
  if (facts.hasRegion || findSetting(profile, 'region')?.value) return
  const header = profile.headers[0] ?? { file: null, line: null }
  const message = `The profile names no region: most commands need --region or AWS_REGION. Add region = …`
  yield problem('no-region', header, message, profile.name)
}
