import { expect, it } from 'vitest'
import type { Variables } from '../../src/profiles/environment.ts'
import { readFiles } from '../support/files/read-files.ts'
import { type Outcome, outcomeOf, type Step } from './chain-steps.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

interface Observed {
  readonly chain?: readonly Step[]
  readonly error?: string
  readonly message?: string
}

interface Case {
  readonly id: string
  readonly implementation: string
  readonly profile: string | null
  readonly config: string
  readonly credentials?: string
  readonly env?: Variables
  readonly observed: Readonly<Record<string, Observed | string>>
}

/** Which of our problems the AWS CLI's error is. */
const ERRORS: readonly [message: RegExp, code: string][] = [
  [/missing: source_profile or credential_source/, 'missing-setting'],
  [/missing: aws_secret_access_key/, 'partial-keys'],
  [/must have credentials/, 'source-has-no-credentials'],
  [/source_profile ".*" referenced .* does not exist/, 'missing-source-profile'],
  [/has no role ARN configured/, 'missing-setting'],
  [/missing required configuration/, 'missing-setting'],
  [/is inconsistent between profile/, 'conflicting-sso'],
  [/sso.session.*does not exist/s, 'missing-sso-session'],
  [/Invalid length for parameter RoleArn/, 'bad-value'],
  [/contains both source_profile and credential_source/, 'conflicting-sources'],
  [/Infinite loop/, 'cycle'],
  [/credential source ".*" .* is not valid/, 'bad-value'],
  [/config profile .* could not be found/, 'ProfileNotFound'],
]

/** What aws-cli 2.36.7 did, which followed botocore in nearly all cases. */
function expectedOf({ observed, env }: Case): Outcome {
  const cli = observed['aws-cli 2.36.7 botocore']
  const { chain, message = '' } = (typeof cli === 'object' ? cli : observed['botocore 1.43.11']) as Observed
  if (!chain)
    return { error: ERRORS.find(([pattern]) => pattern.test(message))?.[1] ?? `unknown: ${message}` }
  // Keys of the environment stand here as env, there as static keys.
  if (env?.AWS_ACCESS_KEY_ID && chain[0]?.access_key_id === env.AWS_ACCESS_KEY_ID)
    return { chain: [{ type: 'env' }] }
  // The region that STS was asked in is the environment's.
  return { chain: chain.map(({ region: _, ...step }) => step) }
}

for (const file of ['credential-chain.json', 'credential-chain-probes.json']) {
  describeConformance<CaseFile<Case>>(file, ({ cases }) => {
    for (const each of cases) {
      const { id, profile, config, credentials, env, observed } = each
      const expected = expectedOf(each)
      itConforms(id, `profile ${profile}`, () => outcomeOf({ config, credentials }, profile, env), expected)

      const name = profile ?? 'default'
      const sdk = observed['javascript fromIni only'] ?? observed['javascript default chain']
      if (profile === null || env || typeof sdk !== 'object' || 'error' in expected || !sdk.chain) continue
      if (firstOf(sdk.chain) === firstOf(expected.chain)) continue
      itConforms(
        `${id}/javascript`,
        'the SDK for JavaScript begins with other credentials, which is said',
        () => {
          const { problems } = readFiles({ config, credentials })
          return problems.some(
            ({ code, severity, profile }) =>
              profile === name && (code === 'tools-disagree' || severity === 'error'),
          )
        },
        true,
      )
    }

    it('has cases', () => {
      expect(cases.length).toBeGreaterThan(40)
    })
  })
}

const firstOf = (chain: readonly Step[]) => `${chain[0]?.type} ${chain[0]?.access_key_id ?? ''}`
