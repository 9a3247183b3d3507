import type { LinkProblem } from '../../profiles/link.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import type { Problem } from '../../profiles/problem.ts'
import { type Profiles, settingValue } from '../../profiles/profile.ts'
import { shellWord } from '../../profiles/shell-words.ts'
import { clockSkew, isWrongClock } from '../clock-skew.ts'
import { SIGNIN_REASONS } from '../login/signin-reason.ts'
import type { Entry } from '../profile-index.ts'
import { isNetworkError, isPassing, isThrottled, ServiceError } from '../service-error.ts'
import { BrokenLink } from './step.ts'
import { WalkError } from './walk-error.ts'

/** Why a check failed. */
export interface CheckError {
  /** The service's own code if it answered, a problem code if the settings have a problem, otherwise `WalkError`'s. */
  readonly code: string
  /** What happened, in full sentences. Can quote a service, secrets masked, so escape it for display. */
  readonly message: string
  /** What to do next: a command if there is one. */
  readonly hint: string | null
  /** The service's own code, message and request ID, or null; secrets masked. Escape it for display. */
  readonly raw: string | null
}

interface Known {
  readonly codes: RegExp
  readonly message: (error: ServiceError) => string
  readonly hint: (checked: Checked) => string | null
}

/** What an explanation needs to know about the checked profile. */
export interface Checked {
  readonly name: string
  /** True if the profile of the failed link, not necessarily the checked one, sets mfa_serial. */
  readonly isMfa: boolean
  /** True if the chain ends in an IAM Identity Center session, so that a login helps. */
  readonly hasSession: boolean
  /** The profile of the failed link. */
  readonly owner: string
}

/** What AWS says of a signature, also where the clock is what is wrong with it. */
const OF_SIGNATURE =
  /^(SignatureDoesNotMatch|InvalidSignatureException|RequestExpired|RequestTimeTooSkewed|RequestInTheFuture)$/

const KNOWN: readonly Known[] = [
  ...[...SIGNIN_REASONS].map(([code, { message, hint }]) => ({
    codes: new RegExp(`^${code}$`),
    message: () => message,
    hint: ({ owner }: Checked) => hint(owner),
  })),
  {
    codes: /^UnauthorizedException$/,
    message: () =>
      'IAM Identity Center no longer accepts the session’s token: it was signed out elsewhere or revoked.',
    hint: ({ name }) => `awsprof login ${shellWord(name)} --force`,
  },
  {
    codes: /^ForbiddenException$/,
    message: () => 'This role of this account is not assigned to you in IAM Identity Center.',
    hint: () => 'check sso_account_id and sso_role_name; A lists what is assigned',
  },
  {
    codes: /^ResourceNotFoundException$/,
    message: () => 'IAM Identity Center does not know this account or role.',
    hint: () => 'check sso_account_id and sso_role_name',
  },
  {
    codes: /^ExpiredToken$/,
    message: () => 'The credentials have expired.',
    hint: ({ name, hasSession }) =>
      hasSession ? `awsprof login ${shellWord(name)}` : 'get new keys from the source of these',
  },
  {
    codes: /^(InvalidClientTokenId|UnrecognizedClientException)$/,
    message: () =>
      'AWS does not know this access key: it was deleted or deactivated, belongs to another partition, or lacks its session token.',
    hint: () => 'check aws_access_key_id, and aws_session_token if the key begins with ASIA',
  },
  {
    codes: /^SignatureDoesNotMatch$/,
    message: () => 'The secret access key does not match the access key ID.',
    hint: () => 'check aws_secret_access_key and the clock',
  },
  {
    codes: /^(RequestExpired|RequestTimeTooSkewed|RequestInTheFuture)$/,
    message: () => 'This machine’s clock is off, so AWS rejects its signatures.',
    hint: () => 'correct the system clock',
  },
  {
    codes: /^(RegionDisabledException|OptInRequired|RegionDisabled)$/,
    message: () => 'STS is not enabled in this region for the account.',
    hint: () => 'use another region, or have this one enabled',
  },
  {
    codes: /^InvalidIdentityToken(Exception)?$/,
    message: () => 'The web identity token is not valid, or AWS does not trust its issuer.',
    hint: () => 'check web_identity_token_file and the role’s identity provider',
  },
  {
    // STS uses ExpiredToken for keys, and ExpiredTokenException for a web identity's token.
    codes: /^(ExpiredTokenException|IDPRejectedClaim)$/,
    message: () => 'The web identity token has expired or was rejected by its issuer.',
    hint: () => 'renew the token',
  },
]

/** Explains an error of a walk; `index` is the failed link's, or null if unknown. Never throws. */
export function checkError(error: unknown, checked: Checked): { index: number | null; error: CheckError } {
  if (error instanceof BrokenLink) return { index: error.index, error: reasonOf(error.reason, checked) }
  return { index: null, error: reasonOf(error, checked) }
}

/** The second argument of `checkError`, for an error from the walk of this entry. */
export function checkedOf(
  profiles: Profiles,
  { profile, chain }: Pick<Entry, 'profile' | 'chain'>,
  error: unknown,
): Checked {
  const link = error instanceof BrokenLink ? chain.links[error.index] : undefined
  const owner = (link && profiles.byName.get(link.profile)) ?? profile
  return {
    name: profile.name,
    isMfa: settingValue(owner, 'mfa_serial') !== undefined,
    hasSession: chain.token !== null,
    owner: owner.name,
  }
}

/** The AWS CLI stops before it asks for credentials. */
export function refusalError({ code, message }: Problem): CheckError {
  return { code, message: maskSecrets(message), hint: 'awsprof lint', raw: null }
}

function reasonOf(reason: unknown, checked: Checked): CheckError {
  const { code, message, hint, raw } = plainReason(reason, checked)
  return { code, message: maskSecrets(message), hint, raw: raw === null ? null : maskSecrets(raw) }
}

function plainReason(reason: unknown, checked: Checked): CheckError {
  if (reason instanceof WalkError) {
    const isLost = reason.code === 'signed-out' || reason.code === 'token-expired'
    const hint = reason.hint ?? (isLost ? `awsprof login ${shellWord(checked.name)}` : null)
    return { code: reason.code, message: reason.message, hint, raw: null }
  }
  if (reason instanceof ServiceError) return serviceReason(reason, checked)
  if (isProblem(reason)) return { code: reason.code, message: reason.message, hint: null, raw: null }
  const message = reason instanceof Error ? reason.message : 'unknown'
  return { code: 'unreachable', message: `This could not be completed: ${message}.`, hint: null, raw: null }
}

/** `instanceof`, because Node's own errors have a `code` and a `message` too. */
function isProblem(reason: unknown): reason is LinkProblem {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    !(reason instanceof Error) &&
    'code' in reason &&
    'message' in reason
  )
}

function serviceReason(error: ServiceError, checked: Checked): CheckError {
  const { code, status, requestId, message } = error
  const raw = `${code}${status === null ? '' : ` (HTTP ${status})`}: ${message}${requestId === null ? '' : ` [request ${requestId}]`}`
  if (OF_SIGNATURE.test(code) && isWrongClock(error.clockSkewMs)) return clockSkew(error.clockSkewMs, raw)
  if (isThrottled(error)) {
    return { code, message: 'AWS is throttling requests.', hint: 'try again in a minute', raw }
  }
  if (/^AccessDenied(Exception)?$/.test(code)) return { code, ...denied(message, checked.isMfa), raw }
  const known = KNOWN.find((each) => each.codes.test(code))
  if (known) return { code, message: known.message(error), hint: known.hint(checked), raw }
  return {
    code,
    message: /[.!]$/.test(message) ? message : `${message}.`,
    hint: isNetworkError(error)
      ? 'check the network, the proxy and the region'
      : isPassing(error)
        ? 'try again in a minute'
        : null,
    raw,
  }
}

/** AWS deliberately says little more than AccessDenied; its message and the settings narrow it down. */
function denied(message: string, isMfa: boolean): Pick<CheckError, 'message' | 'hint'> {
  if (/MultiFactorAuthentication/.test(message)) {
    return {
      message: 'The MFA code was wrong or has already been used.',
      hint: 'try the next code',
    }
  }
  if (/explicit deny/.test(message)) {
    return { message: 'A policy explicitly denies it.', hint: 'ask the administrator of the account' }
  }
  if (/AssumeRole/.test(message)) {
    const mfa = isMfa ? '' : ', requires MFA (mfa_serial is not set)'
    return {
      message: `The role cannot be assumed: either its trust policy does not name these credentials${mfa} or requires another external_id, or the credentials lack sts:AssumeRole.`,
      hint: 'compare the role’s trust policy with the link below it',
    }
  }
  return { message: 'AWS denies the request.', hint: 'check the policies of these credentials' }
}
