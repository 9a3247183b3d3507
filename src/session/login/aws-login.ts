import type { Chain, Link } from '../../profiles/link.ts'

/** The `login-session` link at the end of a chain, or null if it ends in anything else. */
export function loginLink({ links }: Pick<Chain, 'links'>): Link | null {
  const last = links.at(-1)
  return last?.type === 'login-session' ? last : null
}

/**
 * What names the session behind a chain that the AWS CLI renews by itself: the sso-session, or the login_session. Null for
 * any other chain.
 */
export function renewedSession(chain: Pick<Chain, 'links' | 'token'>): string | null {
  return chain.token ? chain.token.ssoSession : loginLink(chain)?.name || null
}
