import type { Login } from '../../../src/app/login/login.ts'
import type { State } from '../../../src/app/state.ts'
import { ssoToken, ssoTokenFile } from '../aws/cli-caches.ts'
import { HOUR, MINUTE, makeState, NOW, type StateOptions } from './state.ts'

/** Three sessions and a legacy profile. `SSO_CACHE` has `corp` signed in, `work` expired, and no token for `lab`. */
export const SSO_CONFIG = `[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
[profile corp-dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer
[sso-session work]
sso_start_url = https://work.awsapps.com/start
sso_region = eu-west-1
[profile dev]
sso_session = work
sso_account_id = 111122223333
sso_role_name = Developer
[profile ops]
sso_session = work
sso_account_id = 444455556666
sso_role_name = Operator
[profile deploy]
role_arn = arn:aws:iam::777788889999:role/Deploy
source_profile = dev
[sso-session lab]
sso_start_url = https://lab.awsapps.com/start
sso_region = us-east-1
[profile lab]
sso_session = lab
sso_account_id = 121212121212
sso_role_name = Tester
[profile old]
sso_start_url = https://old.awsapps.com/start
sso_region = us-east-1
sso_account_id = 343434343434
sso_role_name = Viewer
[profile keys]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
`

/** A cached token that can be renewed, valid for another `left` ms. */
export function renewableToken(left: number, accessToken = 'the-access-token'): Record<string, string> {
  return ssoToken({
    expiresAt: new Date(NOW + left),
    accessToken,
    refreshToken: 'the-refresh-token',
    clientId: 'the-client',
    clientSecret: 'the-client-secret',
    registrationExpiresAt: new Date(NOW + 24 * HOUR),
  })
}

export const SSO_CACHE = {
  [ssoTokenFile('corp')]: ssoToken({ expiresAt: new Date(NOW + 5 * HOUR), accessToken: 'the-access-token' }),
  [ssoTokenFile('work')]: ssoToken({ expiresAt: new Date(NOW - 5 * MINUTE) }),
  [ssoTokenFile('https://old.awsapps.com/start')]: ssoToken({ expiresAt: new Date(NOW - 5 * MINUTE) }),
}

/** A dashboard with these sessions, and `profile` selected. */
export function ssoState(profile: string, options: StateOptions = {}): State {
  const state = makeState({ config: SSO_CONFIG, caches: { sso: SSO_CACHE }, ...options })
  return { ...state, selected: profile }
}

/** The open login dialog. Throws if it is not open. */
export function loginOf({ overlay }: State): Login {
  if (overlay?.type !== 'login') throw new Error(`no login dialog is open, but ${overlay?.type ?? 'none'}`)
  return overlay
}
