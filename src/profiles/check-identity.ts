import { parseArn } from './arn.ts'
import { oddCharacter } from './odd-character.ts'

/*
 * Values that name somebody or something in AWS. Each function returns the predicate of a sentence whose subject is the
 * key (`must be …`), or null.
 */

/** For access keys and tokens. Never quotes the value, which can be a secret. */
export function keyProblem(text: string): string | null {
  const odd = oddCharacter(text)
  return odd && `contains ${odd}, which no key or token does: type or copy it again, without formatting`
}

const ROLE_ARN = 'such as arn:aws:iam::111122223333:role/Name'

export function roleArnProblem(text: string): string | null {
  const arn = parseArn(text)
  if (!arn) return `must be an ARN, ${ROLE_ARN}`
  if (text.length < 20) return 'must have at least 20 characters'
  if (text.length > 2048) return `must have at most 2048 characters, not ${text.length}`
  const wrong = notARole(text)
  if (wrong) return wrong
  if (arn.service !== 'iam' || !arn.resource.startsWith('role/'))
    return `must be the ARN of a role, ${ROLE_ARN}`
  return /^\d{12}$/.test(arn.account) ? null : 'must contain a 12-digit account ID'
}

/** Why STS cannot assume what an ARN names, where that is certain: a user, a session of a role, an odd character. */
export function notARole(text: string): string | null {
  const arn = parseArn(text)
  if (!arn) return null
  const odd = oddCharacter(text)
  if (odd) return `contains ${odd}, which no ARN does: type it again`
  const { partition, service, account, resource } = arn
  if (service === 'iam' && resource.startsWith('user/'))
    return `must be the ARN of a role, not of a user, ${ROLE_ARN}`
  const session = /^assumed-role\/([^/]+)/.exec(resource)
  if (service !== 'sts' || !session) return null
  return `must be the ARN of the role itself, not of a session of it, such as arn:${partition}:iam::${account}:role/${session[1]}`
}

export function anyArnProblem(text: string): string | null {
  if (!parseArn(text)) return 'must be an ARN, such as arn:aws:iam::111122223333:user/Name'
  return text.length < 20 ? 'must have at least 20 characters' : null
}

/** The AWS CLI can ask for the codes of a virtual or hardware device, and for nothing else. */
export function mfaProblem(text: string): string | null {
  const odd = oddCharacter(text)
  if (odd) return `contains ${odd}, which no ARN does: type it again`
  const resource = parseArn(text)?.resource ?? ''
  if (resource.startsWith('user/')) {
    return `must be the ARN of the MFA device, such as ${text.replace(':user/', ':mfa/')}, not of the user`
  }
  if (resource.startsWith('u2f/')) {
    return 'names a security key or passkey, which works only in a browser: name a device that shows codes'
  }
  if (text.length < 9) return 'must have at least 9 characters'
  return text.length > 256 ? `must have at most 256 characters, not ${text.length}` : null
}

export function accountProblem(text: string): string | null {
  if (/^\d{12}$/.test(text)) return null
  const digits = text.replaceAll('-', '')
  if (/^\d{12}$/.test(digits)) return `must be a 12-digit account ID without hyphens: ${digits}`
  // A spreadsheet takes the leading zeros away.
  if (/^\d{9,11}$/.test(text)) return `must be a 12-digit account ID, perhaps ${text.padStart(12, '0')}`
  return 'must be a 12-digit account ID'
}

/** For a role of IAM Identity Center, which is called what its permission set is. */
export function roleNameProblem(text: string): string | null {
  const reserved = /(?:^|\/)AWSReservedSSO_(.+)_[0-9a-f]{16}(?:\/|$)/.exec(text)?.[1]
  if (reserved !== undefined)
    return `must be the name of the permission set, ${reserved}, not that of its role in IAM`
  if (text.startsWith('AWSReservedSSO_'))
    return 'must be the name of the permission set, not that of its role in IAM'
  if (text.startsWith('arn:')) return 'must be the name of the permission set, not an ARN'
  return /^[\w+=,.@-]+$/.test(text) ? null : 'can contain only letters, digits and _+=,.@-'
}
