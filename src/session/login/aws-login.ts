import type { Chain, Link } from '../../profiles/link.ts'
import { shellWord } from '../../profiles/shell-words.ts'

/** The oldest AWS CLI that knows `aws login`. */
export const AWS_LOGIN_SINCE = [2, 32] as const

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

/** The arguments of the AWS CLI that log in to the session of a profile. With `=`, no name becomes an option. */
export function awsLoginArguments(profile: string): readonly string[] {
  return ['login', `--profile=${profile}`]
}

/** The same as a command for the user's shell. */
export function awsLoginCommand(profile: string): string {
  const word = shellWord(profile)
  return `aws login --profile${profile.startsWith('-') ? '=' : ' '}${word}`
}
