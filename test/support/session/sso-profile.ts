export const START_URL = 'https://x.awsapps.com/start'

/** The profile `p`, which uses the sso-session `s`. */
export const SSO_PROFILE = `[profile p]
sso_session = s
sso_account_id = 111122223333
sso_role_name = Dev
[sso-session s]
sso_start_url = ${START_URL}
sso_region = us-east-1
`

/** The same as a legacy profile, without an sso-session. */
export const LEGACY_PROFILE = `[profile p]
sso_start_url = ${START_URL}
sso_region = us-east-1
sso_account_id = 111122223333
sso_role_name = Dev
`
