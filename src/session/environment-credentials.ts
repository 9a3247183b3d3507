import type { Variables } from '../profiles/environment.ts'
import type { Kind } from '../profiles/link.ts'
import { parseTimestamp } from './cache/timestamp.ts'
import type { Entry } from './profile-index.ts'
import { type ChainStatus, statusAt } from './status.ts'

/** The variable that decides where credentials of the environment win. */
export type WinningVariable = 'AWS_ACCESS_KEY_ID' | 'AWS_WEB_IDENTITY_TOKEN_FILE'

/**
 * The variable whose credentials the AWS CLI takes before those of the profile it would use; null if it takes the
 * profile's (botocore/credentials.py, create_credential_resolver: the order is another where `--profile` is given).
 *
 * @param entry the profile that it would use, if there is one
 */
export function winningVariable(variables: Variables, entry: Entry | undefined): WinningVariable | null {
  if (variables.AWS_ACCESS_KEY_ID) return 'AWS_ACCESS_KEY_ID'
  // A web identity beats all that a profile has, but a role.
  return variables.AWS_WEB_IDENTITY_TOKEN_FILE && entry?.chain.kind !== 'assume-role'
    ? 'AWS_WEB_IDENTITY_TOKEN_FILE'
    : null
}

/** Their session token, as botocore's EnvProvider reads it; null without one. */
export function environmentToken({ AWS_SECURITY_TOKEN, AWS_SESSION_TOKEN }: Variables): string | null {
  return (AWS_SECURITY_TOKEN ?? AWS_SESSION_TOKEN) || null
}

/** What kind of credentials win, and how long they last at `now` (ms), as far as the environment says. */
export function environmentStatus(
  winning: WinningVariable,
  variables: Variables,
  now: number,
  expiringMs: number,
): Pick<ChainStatus, 'status' | 'expiresAt'> & { readonly kind: Kind } {
  const kind = kindOf(winning, variables)
  const needed = kind === 'web-identity' ? variables.AWS_ROLE_ARN : variables.AWS_SECRET_ACCESS_KEY
  if (!needed) return { kind, status: 'broken', expiresAt: null }
  const expiry = kind === 'web-identity' ? null : parseTimestamp(variables.AWS_CREDENTIAL_EXPIRATION, 'utc')
  if (expiry === null) return { kind, status: 'unverified', expiresAt: null }
  return { kind, status: statusAt(expiry, false, now, expiringMs), expiresAt: expiry }
}

function kindOf(winning: WinningVariable, variables: Variables): Kind {
  if (winning === 'AWS_WEB_IDENTITY_TOKEN_FILE') return 'web-identity'
  return environmentToken(variables) === null ? 'long-term-keys' : 'short-term-keys'
}
