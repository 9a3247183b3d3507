import type { Answer } from './answer.ts'
import { json, queryError, restError } from './answer.ts'

/** The names that requests are logged and scripted by. */
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
  | 'MetadataToken'
  | 'Metadata'
  | 'ContainerCredentials'
  | 'DevicePage'
  | 'Unknown'

/** What to do with one request in place of, or around, the true answer. */
export interface Reply {
  /** An error as this service words it. */
  readonly error?: { readonly code: string; readonly status?: number; readonly message?: string }
  /** Exactly this. */
  readonly raw?: Partial<Answer>
  /** This JSON, whatever the types. */
  readonly json?: unknown
  /** Wait before the answer. */
  readonly delayMs?: number
  /** Never answer. */
  readonly hang?: boolean
  /** Cut the connection before the answer. */
  readonly cut?: boolean
  /** Promise more than is sent, then cut. */
  readonly truncate?: boolean
  /** A body of so many bytes. */
  readonly huge?: number
  /** The service's clock against ours, in its Date header. */
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

/** The answer that a reply asks for, given the true one. */
export function scripted(operation: Operation, reply: Reply, honest: () => Answer): Answer {
  if (reply.error) {
    const { code, status = 400, message = `${code} was asked for` } = reply.error
    return QUERY.has(operation)
      ? queryError(code, message, status)
      : restError(code, message, status, OAUTH[code])
  }
  if (reply.json !== undefined) return json(reply.json)
  if (reply.raw) return { status: 200, headers: {}, body: '', ...reply.raw }
  return honest()
}
