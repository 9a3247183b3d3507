import { SAMPLE_LOGIN } from './sample-world.ts'

/** The sample config file, like one that a person wrote. Account ids and keys come from AWS's documentation. */
export const SAMPLE_CONFIG = `# Acme's accounts. Ask #platform for new roles.

[default]
region = us-east-1
output = json

# --- IAM Identity Center -------------------------------------------------

[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Developer
region = us-west-2
s3 =
    max_concurrent_requests = 20
    addressing_style = path

[profile dev-readonly]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = us-west-2

[sso-session partner]
sso_start_url = https://partner.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[profile partner-data]
sso_session = partner
sso_account_id = 777788889999
sso_role_name = DataReader
region = eu-west-1

[profile partner-billing]
sso_session = partner
sso_account_id = 777788889999
sso_role_name = Billing
region = eu-west-1

# the old way, until the wiki is migrated
[profile wiki-legacy]
sso_start_url = https://wiki.awsapps.com/start
sso_region = us-east-1
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = us-east-1

# --- roles ---------------------------------------------------------------

[profile staging]
role_arn = arn:aws:iam::444455556666:role/Deploy
source_profile = dev
region = eu-central-1

[profile prod-audit]
role_arn = arn:aws:iam::777788889999:role/Auditor
source_profile = staging
region = eu-central-1

[profile prod-admin]
role_arn = arn:aws:iam::777788889999:role/Admin
source_profile = partner-data
mfa_serial = arn:aws:iam::777788889999:mfa/mary
region = eu-central-1

[profile build-agent]
role_arn = arn:aws:iam::111122223333:role/Build
credential_source = Ec2InstanceMetadata
region = us-east-1

[profile cluster]
role_arn = arn:aws:iam::444455556666:role/Cluster
web_identity_token_file = /var/run/secrets/eks.amazonaws.com/serviceaccount/token
role_session_name = demo
region = us-east-1

# --- everything else -----------------------------------------------------

[profile vault]
credential_process = corp-credentials --account 444455556666
region = us-east-1

# mary's own user, by aws login in a browser
[profile playground]
login_session = ${SAMPLE_LOGIN.arn}
region = us-east-1

[profile sandbox]
region = us-east-1

[profile reports]
role_arn = arn:aws:iam::111122223333:role/Reports
source_profile = reports-base
region = us-east-1

[profile reports-base]
role_arn = arn:aws:iam::111122223333:role/Base
source_profile = reports
regoin = us-east-1
`

/**
 * The sample credentials file.
 *
 * @param sandboxUntil when the short-term keys of `sandbox` expire, ISO 8601
 */
export function sampleCredentials(sandboxUntil: string): string {
  return `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY

# renewed by hand
[sandbox]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY
aws_session_token = IQoJb3JpZ2luX2VjEXAMPLETOKENEXAMPLETOKENEXAMPLETOKEN
x_security_token_expires = ${sandboxUntil}
`
}

/** What the program of the sample profile `vault` prints. */
const CREDENTIALS = `{
  "Version": 1,
  "AccessKeyId": "ASIAVAULTDEMOEXAMPLE",
  "SecretAccessKey": "vault/demo/wJalrXUtnFEMI/K7MDENGEXAMPLEKEY",
  "SessionToken": "vault-demo-session-token-EXAMPLE",
  "Expiration": "2099-01-01T00:00:00Z"
}`

/** That program, which stands in for a company tool: its file name and text, as the platform starts programs. */
export function credentialProcess(platform: string): readonly [name: string, text: string] {
  if (platform === 'win32')
    return ['corp-credentials.cmd', `@echo off\r\necho ${CREDENTIALS.replace(/\n */g, ' ')}\r\n`]
  return ['corp-credentials', `#!/bin/sh\ncat <<'END'\n${CREDENTIALS}\nEND\n`]
}
