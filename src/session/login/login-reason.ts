import { isNetworkError, ServiceError } from '../service-error.ts'

export interface LoginReason {
  /** The OAuth name of the error (RFC 6749, RFC 8628) where there is one. */
  readonly code: string
  /** What happened, and what to do next: sentences. */
  readonly message: string
}

const REASONS: Readonly<Record<string, LoginReason>> = {
  AccessDeniedException: {
    code: 'access_denied',
    message: 'The login was denied on the approval page. Start over to get a new code.',
  },
  ExpiredTokenException: {
    code: 'expired_token',
    message: 'The code ran out before it was approved. Start over to get a new one.',
  },
  InvalidClientException: {
    code: 'invalid_client',
    message:
      'IAM Identity Center does not take the registration of this program, not even a new one. Try again later.',
  },
  InvalidGrantException: {
    code: 'invalid_grant',
    message: 'IAM Identity Center no longer knows this code or refresh token. Log in anew.',
  },
  InvalidScopeException: {
    code: 'invalid_scope',
    message: 'IAM Identity Center does not know one of the scopes. Check sso_registration_scopes.',
  },
  UnauthorizedClientException: {
    code: 'unauthorized_client',
    message:
      'IAM Identity Center does not let this program log in. Ask whoever runs your organization’s Identity Center.',
  },
}

/** What became of a login that failed. `message` of the service is quoted as it came: show it escaped. Never throws. */
export function loginReason(error: unknown): LoginReason {
  if (!(error instanceof ServiceError)) return { code: 'failed', message: unfinished('login', error) }
  // The service's own word, and `constructor` is in every object.
  const known = Object.hasOwn(REASONS, error.code) ? REASONS[error.code] : undefined
  if (known) return known
  if (error.code === 'InvalidRequestException') {
    const said = error.message === '' ? '' : ` (${error.message.replace(/\.$/, '')})`
    return {
      code: 'invalid_request',
      message: `IAM Identity Center refuses this session${said}. Check sso_start_url and sso_region.`,
    }
  }
  const next = isNetworkError(error) ? 'Check network, proxy and sso_region, then try again.' : 'Try again.'
  return { code: error.code, message: `${sentence(error.message)} ${next}` }
}

/** Why a token could not be renewed, as a sentence: other words than for a login, as nobody was asked to approve. */
export function refreshReason(error: unknown): string {
  if (!(error instanceof ServiceError)) return unfinished('renewal', error)
  return REFUSED.has(error.code)
    ? 'IAM Identity Center no longer takes the refresh token of this session.'
    : sentence(error.message)
}

const REFUSED: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'InvalidClientException',
  'InvalidGrantException',
  'UnauthorizedClientException',
])

/** Why accounts and roles could not be listed, and what to do. */
export function listingReason(error: unknown): string {
  if (error instanceof ServiceError && error.code === 'UnauthorizedException')
    return 'The session has ended at the portal, whatever the cached token says. Log in again: l.'
  return error instanceof ServiceError ? loginReason(error).message : unfinished('list', error)
}

/** What is said of an error that no service sent. */
function unfinished(what: 'login' | 'renewal' | 'list', error: unknown): string {
  const message = error instanceof Error ? error.message : 'unknown'
  return `The ${what} could not be finished: ${sentence(message)}`
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
