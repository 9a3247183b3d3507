import { loginCacheName } from '../../../src/session/cache/login-cache.ts'
import type { RenewedAccess, SigninClient } from '../../../src/session/signin-client.ts'
import { NOW } from '../state/state.ts'

/** The login_session of the tests, and the name of its file. */
export const LOGIN_ARN = 'arn:aws:iam::111122223333:user/ada'
export const LOGIN_FILE = loginCacheName(LOGIN_ARN)

/** The file of an `aws login` session as the AWS CLI writes it, with so many ms left. */
export function loginCache(left: number, more: object = {}, now = NOW) {
  return {
    accessToken: {
      accessKeyId: 'ASIAOLD',
      secretAccessKey: 'secret-old',
      sessionToken: 'token-old',
      accountId: '111122223333',
      expiresAt: new Date(now + left).toISOString().replace(/\.\d+Z$/, 'Z'),
    },
    tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: 'refresh-old',
    idToken: 'id-token',
    dpopKey: 'the key',
    ...more,
  }
}

/** AWS Sign-In in memory: renews for a quarter of an hour, or fails with `failure`. */
export function fakeSignin(failure: Error | null = null): SigninClient & { readonly calls: string[] } {
  const calls: string[] = []
  return {
    calls,
    renew: async ({ clientId, refreshToken, dpopKey }): Promise<RenewedAccess> => {
      calls.push(`${clientId} ${refreshToken} ${dpopKey}`)
      if (failure) throw failure
      const nth = calls.length
      return {
        accessKeyId: `ASIANEW${nth}`,
        secretAccessKey: `secret-${nth}`,
        sessionToken: `token-${nth}`,
        expiresIn: 900,
        refreshToken: `refresh-${nth}`,
      }
    },
  }
}
