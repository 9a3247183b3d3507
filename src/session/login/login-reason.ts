import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import { shellWord } from '../../profiles/shell-words.ts'
import { isNetworkError, isThrottled, ServiceError } from '../service-error.ts'
import type { Session } from './session.ts'

export interface LoginReason {
  /** The OAuth name of the error (RFC 6749, RFC 8628) if it has one, otherwise the service's or ours. */
  readonly code: string
  /** What happened and what to do next, in full sentences. */
  readonly message: string
}

const REASONS: Readonly<Record<string, LoginReason>> = {
  AccessDeniedException: {
    code: 'access_denied',
    message: 'The login was denied on the approval page. Start over to get a new code.',
  },
  ExpiredTokenException: {
    code: 'expired_token',
    message: 'The code expired before it was approved. Start over to get a new one.',
  },
  InvalidClientException: {
    code: 'invalid_client',
    message:
      'IAM Identity Center rejects the client registration of awsprof, even a new one. Try again later.',
  },
  InvalidGrantException: {
    code: 'invalid_grant',
    message:
      'IAM Identity Center no longer accepts this code or refresh token. Log in again; if that does not help, check sso_region.',
  },
  InvalidScopeException: {
    code: 'invalid_scope',
    message: 'IAM Identity Center does not recognize one of the scopes. Check sso_registration_scopes.',
  },
  UnauthorizedClientException: {
    code: 'unauthorized_client',
    message:
      'IAM Identity Center does not allow awsprof to log in. Ask the administrator of your organization’s Identity Center.',
  },
}

/** Why a login failed. Can quote the service word for word, so escape the message for display. Never throws. */
export function loginReason(error: unknown): LoginReason {
  if (!(error instanceof ServiceError)) return { code: 'failed', message: unfinished('login', error) }
  // The code comes from the service, and every object has a `constructor`.
  const known = Object.hasOwn(REASONS, error.code) ? REASONS[error.code] : undefined
  if (known) return known
  // Of our own making, with its next step.
  if (error.code === 'bad-value') return { code: error.code, message: error.message }
  if (error.code === 'InvalidRequestException') {
    const said = error.message === '' ? '' : ` (${error.message.replace(/\.$/, '')})`
    return {
      code: 'invalid_request',
      message: `IAM Identity Center rejects this session${said}. Check sso_start_url and sso_region.`,
    }
  }
  const next = isNetworkError(error)
    ? 'Check sso_region, the proxy (HTTPS_PROXY, NO_PROXY) and the network, then try again.'
    : isThrottled(error)
      ? 'Try again in a minute.'
      : 'Try again.'
  return { code: error.code, message: `${sentence(error.message)} ${next}` }
}

/** Why a token could not be renewed, as a sentence. A login's words do not fit, since nobody was asked to approve. */
export function refreshReason(error: unknown): string {
  if (!(error instanceof ServiceError)) return unfinished('renewal', error)
  return REJECTED.has(error.code)
    ? 'IAM Identity Center no longer accepts the refresh token of this session.'
    : sentence(error.message)
}

const REJECTED: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'InvalidClientException',
  'InvalidGrantException',
  'UnauthorizedClientException',
])

/** Why accounts and roles could not be listed, and what to do. */
export function listingReason(error: unknown): string {
  if (error instanceof ServiceError && error.code === 'UnauthorizedException')
    return 'IAM Identity Center no longer accepts the token of this session. Press l to log in again.'
  return error instanceof ServiceError ? loginReason(error).message : unfinished('list', error)
}

/** What to say after a long wait for the approval: nobody but the user sees what the page says. */
export function longWaitSentence({ region }: Pick<Session, 'region'>): string {
  return `If the page does not know this code, sso_region (${region}) may not be the region of the start URL.`
}

/** What to say if the host of the start URL names another region than the files. */
export function otherRegionSentence(session: Session, region: string): string {
  const where = session.ssoSession === null ? '' : ` --sso-session ${shellWord(session.ssoSession)}`
  const next = where === '' ? 'Correct sso_region.' : `Correct it: awsprof set${where} sso_region ${region}`
  return `The start URL is in ${region}, not in ${session.region}, so ${region} is used. ${next}`
}

/** What to say after a logout that only this machine knows of. */
export function untoldSentence(session: string, reason: string): string {
  return `The token of ${session} is gone here, but IAM Identity Center was not told: ${sentence(reason)} A copy of it works until it expires.`
}

/** For errors that did not come from a service. */
function unfinished(what: 'login' | 'renewal' | 'list', error: unknown): string {
  const message = maskSecrets(error instanceof Error ? error.message : 'unknown')
  return `The ${what} could not be completed: ${sentence(message)}`
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
