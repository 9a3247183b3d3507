import type { Answer } from './answer.ts'
import { json, queryError, restError } from './answer.ts'

/** The operations of the stand-in. The first twelve have AWS's names. */
export type Operation =
  | 'RegisterClient'
  | 'StartDeviceAuthorization'
  | 'CreateToken'
  | 'GetRoleCredentials'
  | 'ListAccounts'
  | 'ListAccountRoles'
  | 'Logout'
  | 'GetCallerIdentity'
  | 'AssumeRole'
  | 'AssumeRoleWithWebIdentity'
  | 'GetSessionToken'
  | 'CreateOAuth2Token'
  | 'MetadataToken'
  | 'Metadata'
  | 'ContainerCredentials'
  | 'Authorize'
  | 'DevicePage'
  | 'Federation'
  | 'Unknown'

/** How to answer a request differently from normal. */
export interface Reply {
  /** An error in the format of the service. */
  readonly error?: { readonly code: string; readonly status?: number; readonly message?: string }
  /** Exactly this response. */
  readonly raw?: Partial<Answer>
  /** This JSON body, even if the service would never send it. */
  readonly json?: unknown
  /** Delay the answer. */
  readonly delayMs?: number
  /** Do not answer. */
  readonly hang?: boolean
  /** Close the connection without an answer. */
  readonly cut?: boolean
  /** Close the connection in the middle of the body. */
  readonly truncate?: boolean
  /** Send a body of this many bytes. */
  readonly huge?: number
  /** How far the Date header is ahead of our clock. */
  readonly skewMs?: number
}

const QUERY: ReadonlySet<Operation> = new Set([
  'GetCallerIdentity',
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'GetSessionToken',
])

const OAUTH: Readonly<Record<string, string>> = {
  AuthorizationPendingException: 'authorization_pending',
  SlowDownException: 'slow_down',
  ExpiredTokenException: 'expired_token',
  AccessDeniedException: 'access_denied',
  InvalidGrantException: 'invalid_grant',
  InvalidClientException: 'invalid_client',
  InvalidRequestException: 'invalid_request',
  InternalServerException: 'server_error',
}

/** The answer according to `reply`. `honest` makes the normal answer, and is called only if it is needed. */
export function scripted(operation: Operation, reply: Reply, honest: () => Answer): Answer {
  if (reply.error) {
    const { code, status = 400, message = `${code} by script` } = reply.error
    return QUERY.has(operation)
      ? queryError(code, message, status)
      : restError(code, message, status, OAUTH[code])
  }
  if (reply.json !== undefined) return json(reply.json)
  if (reply.raw) return { status: 200, headers: {}, body: '', ...reply.raw }
  return honest()
}
