import { awsLoginCommand } from '../../profiles/aws-login-command.ts'
import { isPassing, ServiceError } from '../service-error.ts'

export interface SigninReason {
  /** What happened, as a sentence. */
  readonly message: string
  /** What to do next, given the profile that has the session. */
  readonly hint: (profile: string) => string
}

/** Why AWS Sign-In refuses a renewal, by its own code. A map, because every object has a `constructor`. */
export const SIGNIN_REASONS: ReadonlyMap<string, SigninReason> = new Map([
  [
    'TOKEN_EXPIRED',
    {
      message: 'The session of aws login has ended, so AWS Sign-In no longer renews its access.',
      hint: awsLoginCommand,
    },
  ],
  [
    'USER_CREDENTIALS_CHANGED',
    {
      message:
        'The password has changed since the last aws login, so AWS Sign-In no longer renews the access.',
      hint: awsLoginCommand,
    },
  ],
  [
    'INSUFFICIENT_PERMISSIONS',
    {
      message: 'AWS Sign-In does not renew this access: signin:CreateOAuth2Token is not allowed.',
      hint: () => 'ask the administrator of the account to allow signin:CreateOAuth2Token',
    },
  ],
])

/** The codes after which only another `aws login` helps. */
export const LOGIN_ENDED: ReadonlySet<string> = new Set(['TOKEN_EXPIRED', 'USER_CREDENTIALS_CHANGED'])

/**
 * Why a session of `aws login` was not renewed, if that is the service's answer: by its code, or in its own words. Null
 * where no answer came or another try may work.
 */
export function signinReason(error: unknown): SigninReason | null {
  if (!(error instanceof ServiceError) || isPassing(error)) return null
  const said = error.message.replace(/\.$/, '')
  return (
    SIGNIN_REASONS.get(error.code) ?? {
      message: `AWS Sign-In does not renew the session of aws login: ${said}.`,
      hint: awsLoginCommand,
    }
  )
}
