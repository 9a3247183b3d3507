import { expect, it } from 'vitest'
import { readEnvironment, type Variables } from '../../src/profiles/environment.ts'
import { statusOf } from '../../src/session/statuses.ts'
import { entryOf, readFiles } from '../support/files/read-files.ts'
import { outcomeOf } from './chain-steps.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

interface Case {
  readonly id: string
  readonly docs: string
  readonly environment: Variables
  readonly files: Readonly<Record<string, string>>
}

/** The case's files where the environment says that they are. */
function situationOf({ environment, files }: Case) {
  const variables = readEnvironment(environment, 'linux', '/home')
  const at = (path: string | null) => (path === null ? undefined : files[path])
  return { variables, config: at(variables.files.config), credentials: at(variables.files.credentials) }
}

/** The first credentials of the chain; what comes over the network later is not decided here. */
function startOf(each: Case): string {
  const { config, credentials } = situationOf(each)
  const reading = readFiles({ config, credentials })
  if (reading.profiles.documents.config.problems.length > 0) return 'refused'
  const outcome = outcomeOf({ config, credentials }, null, each.environment)
  if ('error' in outcome) return outcome.error
  return outcome.chain.map((step) => step.type).join(' → ')
}

function statusNow(each: Case): string {
  const { variables, config, credentials } = situationOf(each)
  const { profileIndex } = readFiles({ config, credentials })
  const entry = entryOf({ profileIndex } as never, variables.activeProfile ?? 'default')
  const prefix = `${variables.ssoCache}/`
  const sso = Object.entries(each.files).filter(([path]) => path.startsWith(prefix))
  const caches = {
    sso: new Map(sso.map(([path, text]) => [path.slice(prefix.length), { text }])),
    cli: new Map(),
    login: new Map(),
  }
  return statusOf(profileIndex, entry, caches, Date.UTC(2026, 0), 900_000).status
}

/** What the recorded exchanges begin with, which the case tells in prose and traffic only: case id → first credentials. */
const starts: Readonly<Record<string, string>> = {
  e2e_fips_and_dual_stack_sso: 'sso',
  ecs_credentials: 'container',
  eks_pod_identity_credentials: 'container',
  environment_variables: 'env',
  imds_assume_role: 'imds → assume_role',
  imds_default_chain_error: 'imds',
  imds_default_chain_success: 'imds',
  imds_no_iam_role: 'imds → assume_role',
  prefer_environment: 'env',
  profile_overrides_web_identity: 'env → assume_role',
  profile_static_keys_case_insensitive: 'static',
  sso_no_token_file: 'sso',
  web_identity_source_profile_no_env: 'missing-setting',
  assume_role_override_global_profile_url: 'static → assume_role',
  assume_role_override_service_profile_url: 'static → assume_role',
  credential_process_account_id_fallback: 'process',
  credential_process_invalid: 'process',
  e2e_fips_and_dual_stack_sts: 'static → assume_role',
  invalid_config: 'refused',
  region_override: 'static → assume_role',
  sso_credentials: 'sso',
  legacy_sso_role: 'sso',
}
const statuses: Readonly<Record<string, string>> = {
  e2e_fips_and_dual_stack_sso: 'valid',
  sso_no_token_file: 'signed-out',
  sso_credentials: 'valid',
  legacy_sso_role: 'valid',
}

describeConformance<CaseFile<Case>>('default-chain-scenarios.json', ({ cases }) => {
  for (const each of cases) {
    const name = Object.keys(starts).find((key) => each.id.endsWith(`-${key}`))
    if (!name) {
      it.skip(`${each.id}: gives a bearer token, no credentials`, () => {})
      continue
    }
    itConforms(each.id, each.docs, () => startOf(each), starts[name])
    const status = statuses[name]
    if (status) itConforms(`${each.id}/status`, 'status of its token', () => statusNow(each), status)
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(20)
  })
})
