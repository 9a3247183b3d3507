import type { LinkProblem } from '../../profiles/link.ts'
import { type Profiles, settingValue } from '../../profiles/profile.ts'
import { shellWord } from '../../profiles/shell-words.ts'
import type { Entry } from '../profile-index.ts'
import { isNetworkError, isThrottled, ServiceError } from '../service-error.ts'
import { BrokenLink } from './step.ts'
import { WalkError } from './walk-error.ts'

/** Why a check failed. */
export interface CheckError {
  /** The service's own code where one answered, a problem code where the settings are at fault, else one of ours. */
  readonly code: string
  /** What happened, in plain words; may quote a service: show it escaped. */
  readonly message: string
  /** What to do next: a command where there is one. */
  readonly hint: string | null
  /** The service's words and request id as they came, or null. */
  readonly raw: string | null
}

interface Known {
  readonly codes: RegExp
  readonly message: (error: ServiceError) => string
  readonly hint: (of: Checked) => string | null
}

/** Which profile an error is told of. */
export interface Checked {
  readonly name: string
  /** True where the profile of the link that failed sets mfa_serial: of a chain of roles each may ask for MFA. */
  readonly isMfa: boolean
  /** True where its chain ends in a session of IAM Identity Center, which a login renews. */
  readonly hasSession: boolean
}

/** A clock that differs by more than this makes signatures invalid. */
const SKEW_MS = 4 * 60_000

const KNOWN: readonly Known[] = [
  {
    codes: /^UnauthorizedException$/,
    message: () =>
      'IAM Identity Center does not take the session’s token any more: it was signed out elsewhere or revoked.',
    hint: ({ name }) => `awsprof login ${shellWord(name)} --force`,
  },
  {
    codes: /^ForbiddenException$/,
    message: () => 'This role of this account is not assigned to you in IAM Identity Center.',
    hint: () => 'check sso_account_id and sso_role_name; A lists what is assigned',
  },
  {
    codes: /^ResourceNotFoundException$/,
    message: () => 'IAM Identity Center knows no such account or role.',
    hint: () => 'check sso_account_id and sso_role_name',
  },
  {
    codes: /^ExpiredToken$/,
    message: () => 'The credentials have run out.',
    hint: ({ name, hasSession }) =>
      hasSession ? `awsprof login ${shellWord(name)}` : 'get new keys from where these came from',
  },
  {
    codes: /^(InvalidClientTokenId|UnrecognizedClientException)$/,
    message: () =>
      'AWS does not know this access key: it was deleted or switched off, is of another partition, or lacks its session token.',
    hint: () => 'check aws_access_key_id, and aws_session_token for a key that begins with ASIA',
  },
  {
    codes: /^SignatureDoesNotMatch$/,
    message: ({ clockSkewMs }) =>
      clockSkewMs !== null && Math.abs(clockSkewMs) > SKEW_MS
        ? `This machine’s clock is off by ${Math.round(Math.abs(clockSkewMs) / 60_000)} minutes, so AWS takes no signature of it.`
        : 'The secret does not belong to this access key.',
    hint: () => 'check aws_secret_access_key and the clock',
  },
  {
    codes: /^(RequestExpired|RequestTimeTooSkewed)$/,
    message: () => 'This machine’s clock is off, so AWS takes no signature of it.',
    hint: () => 'set the clock',
  },
  {
    codes: /^(RegionDisabledException|OptInRequired|RegionDisabled)$/,
    message: () => 'STS is not switched on in this region for the account.',
    hint: () => 'choose another region, or have this one enabled',
  },
  {
    codes: /^InvalidIdentityToken(Exception)?$/,
    message: () => 'The web identity token is no valid token, or AWS does not trust who issued it.',
    hint: () => 'check web_identity_token_file and the role’s identity provider',
  },
  {
    // STS says ExpiredToken of keys, and ExpiredTokenException of a web identity's token.
    codes: /^(ExpiredTokenException|IDPRejectedClaim)$/,
    message: () => 'The web identity token has run out or was refused by its issuer.',
    hint: () => 'renew the token',
  },
]

/** An error of a walk → its link, and why in plain words. Never throws. */
export function checkError(error: unknown, of: Checked): { index: number | null; error: CheckError } {
  if (error instanceof BrokenLink) return { index: error.index, error: reasonOf(error.reason, of) }
  return { index: null, error: reasonOf(error, of) }
}

/** A profile as `checkError` wants to know it, of whose walk that error came. */
export function checkedOf(
  profiles: Profiles,
  { profile, chain }: Pick<Entry, 'profile' | 'chain'>,
  error: unknown,
): Checked {
  const link = error instanceof BrokenLink ? chain.links[error.index] : undefined
  const asked = (link && profiles.byName.get(link.profile)) ?? profile
  return {
    name: profile.name,
    isMfa: settingValue(asked, 'mfa_serial') !== undefined,
    hasSession: chain.token !== null,
  }
}

function reasonOf(reason: unknown, of: Checked): CheckError {
  if (reason instanceof WalkError) {
    const isLost = reason.code === 'signed-out' || reason.code === 'token-expired'
    const hint = reason.hint ?? (isLost ? `awsprof login ${shellWord(of.name)}` : null)
    return { code: reason.code, message: reason.message, hint, raw: null }
  }
  if (reason instanceof ServiceError) return serviceReason(reason, of)
  if (isProblem(reason)) return { code: reason.code, message: reason.message, hint: null, raw: null }
  const message = reason instanceof Error ? reason.message : 'unknown'
  return { code: 'unreachable', message: `This could not be done: ${message}.`, hint: null, raw: null }
}

/** Node's own errors have a `code` and a `message`, too. */
function isProblem(reason: unknown): reason is LinkProblem {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    !(reason instanceof Error) &&
    'code' in reason &&
    'message' in reason
  )
}

function serviceReason(error: ServiceError, of: Checked): CheckError {
  const { code, status, requestId, message } = error
  const raw = `${code}${status === null ? '' : ` (HTTP ${status})`}: ${message}${requestId === null ? '' : ` [request ${requestId}]`}`
  if (isThrottled(error)) {
    return { code, message: 'AWS asks for fewer requests.', hint: 'try again in a minute', raw }
  }
  if (/^AccessDenied(Exception)?$/.test(code)) return { code, ...denied(message, of.isMfa), raw }
  const known = KNOWN.find((each) => each.codes.test(code))
  if (known) return { code, message: known.message(error), hint: known.hint(of), raw }
  return {
    code,
    message: /[.!]$/.test(message) ? message : `${message}.`,
    hint: isNetworkError(error) ? 'check network, proxy and region' : null,
    raw,
  }
}

/** AWS says no more than AccessDenied, on purpose; what the words and the settings tell narrows it down. */
function denied(message: string, isMfa: boolean): Pick<CheckError, 'message' | 'hint'> {
  if (/MultiFactorAuthentication/.test(message)) {
    return {
      message: 'The MFA code was wrong, or used already: each serves only once.',
      hint: 'try the next code',
    }
  }
  if (/explicit deny/.test(message)) {
    return { message: 'A policy forbids it explicitly.', hint: 'ask whoever runs the account' }
  }
  if (/AssumeRole/.test(message)) {
    const mfa = isMfa ? '' : ' it may ask for MFA (mfa_serial is not set),'
    return {
      message: `The role may not be assumed: its trust policy does not name these credentials,${mfa} or wants another external_id; or these credentials lack sts:AssumeRole.`,
      hint: 'compare the role’s trust policy with the link below it',
    }
  }
  return { message: 'AWS denies it.', hint: 'check the policies of these credentials' }
}
