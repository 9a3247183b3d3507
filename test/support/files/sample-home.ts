import { ssoToken, ssoTokenFile } from '../aws/cli-caches.ts'
import { type Home, makeHome } from './home.ts'

/** The secrets of the sample home, which must never be shown. */
export const SAMPLE_SECRETS = [
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'IQoJb3JpZ2luX2VjEJr1exampletokentail',
  'the-access-token-of-my-sso',
  'the-refresh-token-of-my-sso',
] as const

/** A profile of most kinds. No name is part of another, so that each can be searched for. */
export const SAMPLE_CONFIG = `[default]
region = us-east-1
output = json

[sso-session my-sso]
sso_start_url = https://d-1234567890.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = my-sso
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = us-west-2

[profile prod-admin]
role_arn = arn:aws:iam::444455556666:role/path/to/AdministratorAccess
source_profile = dev
region = eu-west-1
s3 =
  max_concurrent_requests = 20

[profile loop-a]
role_arn = arn:aws:iam::444455556666:role/LoopA
source_profile = loop-b

[profile loop-b]
role_arn = arn:aws:iam::444455556666:role/LoopB
source_profile = loop-a

[profile builder]
credential_process = /usr/local/bin/get-credentials --profile builder
region = eu-central-1

[profile legacy]
sso_start_url = https://legacy.awsapps.com/start
sso_region = us-east-1
sso_account_id = 777788889999
sso_role_name = ViewOnly
region = us-east-1
`

const [secretKey, sessionToken, accessToken, refreshToken] = SAMPLE_SECRETS

export const SAMPLE_CREDENTIALS = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${secretKey}

[robot]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${secretKey}
aws_session_token = ${sessionToken}
`

/** A home with these files; `dev` is signed in for another 5.5 hours. */
export function makeSampleHome(now = Date.now()): Home {
  const home = makeHome({
    config: SAMPLE_CONFIG,
    credentials: SAMPLE_CREDENTIALS,
    ssoCache: {
      [ssoTokenFile('my-sso')]: ssoToken({
        expiresAt: new Date(now + 5.5 * 3_600_000),
        accessToken,
        refreshToken,
      }),
    },
  })
  // Most tests are about profiles, not about headings.
  home.write('.config/awsprof/preferences.ini', 'group = none\n')
  return home
}
