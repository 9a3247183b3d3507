import type { State } from '../../../src/app/state.ts'
import { loginCacheName } from '../../../src/session/cache/login-cache.ts'
import { cliCacheFile, ssoToken, ssoTokenFile } from '../aws/cli-caches.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS } from '../files/sample-home.ts'
import { HOUR, MINUTE, makeState, NOW, play, type StateOptions } from './state.ts'

const MORE = `
[sso-session soon]
sso_start_url = https://soon.awsapps.com/start
sso_region = eu-west-1
[profile soon]
sso_session = soon
sso_account_id = 121212121212
sso_role_name = Dev
region = eu-west-1
[profile console]
login_session = arn:aws:iam::131313131313:user/me
region = us-east-1
`

const role = cliCacheFile({ RoleArn: 'arn:aws:iam::444455556666:role/path/to/AdministratorAccess' })

/** The dashboard on the sample home and two profiles more: most kinds, and every status but `renewable`. */
export function sampleState(options: StateOptions = {}): State {
  const state = makeState({
    config: SAMPLE_CONFIG + MORE,
    credentials: SAMPLE_CREDENTIALS,
    env: { AWS_PROFILE: 'dev' },
    caches: {
      sso: {
        [ssoTokenFile('my-sso')]: ssoToken({ expiresAt: new Date(NOW - 2 * HOUR) }),
        [ssoTokenFile('soon')]: ssoToken({ expiresAt: new Date(NOW + 9 * MINUTE) }),
        [ssoTokenFile('https://legacy.awsapps.com/start')]: ssoToken({ expiresAt: new Date(NOW + 5 * HOUR) }),
      },
      cli: { [role]: { Credentials: { Expiration: new Date(NOW + HOUR).toISOString() } } },
      login: { [loginCacheName('arn:aws:iam::131313131313:user/me')]: '{ "accessToken": ' },
    },
    ...options,
  })
  // At the top, although the cursor starts on the profile in use.
  return play(state, 'first')
}
