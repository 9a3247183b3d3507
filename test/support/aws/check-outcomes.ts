import { type StandIn, startStandIn } from '../../../src/demo/stand-in.ts'
import { ssoTokenFile } from '../aws/cli-caches.ts'
import { type Home, makeHome } from '../files/home.ts'

const ACCOUNT = '111122223333'
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`

/** Must never show up outside of the credentials file and the caches. */
export const CHECK_OUTCOME_SECRETS = [
  'outcome-secret-of-base',
  'outcome-secret-of-wrong',
  'outcome-token-of-session',
  'outcome-secret-of-process',
] as const

const [BASE_SECRET, WRONG_SECRET, ACCESS_TOKEN, PROCESS_SECRET] = CHECK_OUTCOME_SECRETS

/** Every role ARN is used once, because the AWS CLI caches credentials by role ARN, whichever profile assumed it. */
const CONFIG = `[profile role-fine]
role_arn = ${role('Fine-role-fine')}
source_profile = base
[profile role-with-external-id]
role_arn = ${role('External')}
source_profile = base
external_id = right
[profile role-wrong-external-id]
role_arn = ${role('External')}
source_profile = base
external_id = wrong
[profile role-untrusted]
role_arn = ${role('Untrusted')}
source_profile = base
[profile role-of-nobody]
role_arn = ${role('Fine-role-of-nobody')}
source_profile = nobody
[profile role-without-source]
role_arn = ${role('Fine-role-without-source')}
[profile role-both-sources]
role_arn = ${role('Fine-role-both-sources')}
source_profile = base
credential_source = Environment
[profile role-round]
role_arn = ${role('Fine-role-round')}
source_profile = role-round-too
[profile role-round-too]
role_arn = ${role('Fine-role-round-too')}
source_profile = role-round
[profile role-from-instance]
role_arn = ${role('Fine-role-from-instance')}
credential_source = Ec2InstanceMetadata
[profile role-from-environment]
role_arn = ${role('Fine-role-from-environment')}
credential_source = Environment
[profile sso-fine]
sso_session = here
sso_account_id = ${ACCOUNT}
sso_role_name = Developer
[profile sso-not-assigned]
sso_session = here
sso_account_id = ${ACCOUNT}
sso_role_name = Admin
[profile sso-signed-out]
sso_session = elsewhere
sso_account_id = ${ACCOUNT}
sso_role_name = Developer
[profile sso-no-session]
sso_session = nowhere
sso_account_id = ${ACCOUNT}
sso_role_name = Developer
[sso-session here]
sso_start_url = https://here.awsapps.com/start
sso_region = us-east-1
[sso-session elsewhere]
sso_start_url = https://elsewhere.awsapps.com/start
sso_region = us-east-1
[profile process-fine]
credential_process = printf '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"${PROCESS_SECRET}"}'
[profile process-fails]
credential_process = sh -c 'echo sorry >&2; exit 1'
[profile process-version]
credential_process = printf '{"Version":2}'
[profile process-gone]
credential_process = no-such-program-anywhere
[profile web-token-gone]
role_arn = ${role('Fine-web-token-gone')}
web_identity_token_file = /nonexistent/token
`

const CREDENTIALS = `[base]
aws_access_key_id = AKIABASE
aws_secret_access_key = ${BASE_SECRET}
[keys-expired]
aws_access_key_id = AKIAOLD
aws_secret_access_key = ${BASE_SECRET}
[keys-unknown]
aws_access_key_id = AKIANOBODY
aws_secret_access_key = ${BASE_SECRET}
[keys-wrong-secret]
aws_access_key_id = AKIAWRONG
aws_secret_access_key = ${WRONG_SECRET}
[keys-half]
aws_access_key_id = AKIAHALF
`

export interface CheckOutcomes {
  readonly home: Home
  readonly standIn: StandIn
  env(): Record<string, string>
  close(): void
}

/** A home with one profile for each way that a check can end, and a stand-in for AWS that makes it end that way. */
export async function openCheckOutcomes(): Promise<CheckOutcomes> {
  const later = Date.now() + 3_600_000
  const identity = (accessKeyId: string) => {
    return { accessKeyId, account: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:user/mary`, userId: 'AIDAMARY' }
  }
  const standIn = await startStandIn({
    accounts: [{ id: ACCOUNT, name: 'Development', roles: ['Developer'] }],
    roles: [
      ...[...CONFIG.matchAll(/role\/(Fine-[\w-]+)/g)].map(([, name = '']) => ({
        arn: role(name),
        trusts: ['*'],
      })),
      { arn: role('External'), trusts: ['*'], externalId: 'right' },
      { arn: role('Untrusted'), trusts: [] },
    ],
    identities: [
      identity('AKIABASE'),
      identity('AKIAPROCESS'),
      { ...identity('AKIAOLD'), expiresAt: 1 },
      { ...identity('AKIAWRONG'), hasWrongSecret: true },
    ],
    accessTokens: { [ACCESS_TOKEN]: later },
    machineRole: { name: 'agent', accessKeyId: 'ASIAAGENT' },
  })
  const token = {
    startUrl: 'https://here.awsapps.com/start',
    region: 'us-east-1',
    accessToken: ACCESS_TOKEN,
    expiresAt: new Date(later).toISOString().replace(/\.\d+Z/, 'Z'),
  }
  const home = makeHome({
    config: CONFIG,
    credentials: CREDENTIALS,
    ssoCache: { [ssoTokenFile('here')]: token },
  })
  return {
    home,
    standIn,
    env: () => {
      const { AWS_EC2_METADATA_DISABLED: _, ...rest } = home.env
      return { ...rest, ...standIn.environment(), AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' }
    },
    close: () => {
      standIn.close()
      home.remove()
    },
  }
}
