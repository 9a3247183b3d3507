import { parseArn } from './arn.ts'
import partitions from './regions.json' with { type: 'json' }
import type { Check } from './setting.ts'

/** Every region that the AWS CLI knows. */
export const REGIONS: readonly string[] = partitions.flatMap((each) => each.regions)

const PATTERNS = partitions.map((each) => new RegExp(each.pattern))

/** True for a known region, and for one newer than the table that matches the pattern of a partition. */
function isRegion(text: string): boolean {
  return REGIONS.includes(text) || PATTERNS.some((pattern) => pattern.test(text))
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

function checkLength(text: string, min = 0, max = Number.POSITIVE_INFINITY): string | null {
  if (text.length < min) return `must have at least ${min} character${min === 1 ? '' : 's'}`
  return text.length > max ? `must have at most ${max} characters, not ${text.length}` : null
}

function checkInteger(
  text: string,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
): string | null {
  if (!/^[+-]?\d+$/.test(text)) return 'must be a whole number'
  const value = Number(text)
  if (value >= min && value <= max) return null
  return Number.isFinite(max) ? `must be between ${min} and ${max}` : `must be ${min} or more`
}

const CHECKS: {
  readonly [type in Exclude<Check['type'], 'one-of' | 'integer' | 'text'>]: (text: string) => string | null
} = {
  // botocore reads any other word as false, the SDK for JavaScript rejects it.
  boolean: (text) => (/^(true|false)$/i.test(text) ? null : 'must be true or false'),
  region: (text) => (isRegion(text) ? null : 'must be an AWS region, such as eu-west-1'),
  arn: (text) => {
    if (!parseArn(text)) return 'must be an ARN, such as arn:aws:iam::111122223333:role/Name'
    return checkLength(text, 20, 2048)
  },
  'account-id': (text) => (/^\d{12}$/.test(text) ? null : 'must be a 12-digit account ID'),
  'https-url': (text) => (isSafeUrl(text) ? null : 'must be an https:// address'),
  url: (text) => (isUrl(text, ['https:', 'http:']) ? null : 'must be an http:// or https:// address'),
  path: (text) => checkLength(text, 1),
  // awscli/customizations/s3/transferconfig.py and utils.py, `human_readable_to_int`
  size: (text) => (/^0*[1-9]\d*(\s*[KMGT]i?B)?$/i.test(text) ? null : 'must be a size, such as 64MB'),
  rate: (text) =>
    /^0*[1-9]\d*(\s*([KMGTkmgt]i?)?[Bb]\/s)?$/.test(text) ? null : 'must be a rate, such as 50MB/s',
  profile: (text) => checkLength(text, 1),
  command: (text) => checkLength(text, 1),
  'session-name': (text) =>
    /^[\w+=,.@-]*$/.test(text) ? checkLength(text, 2, 64) : 'can contain only letters, digits and _+=,.@-',
}

/** True for an address that is safe to open or link to: https, or http on this machine. */
export function isSafeUrl(text: string): boolean {
  if (isUrl(text, ['https:'])) return true
  return isUrl(text, ['http:']) && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(text).hostname)
}

/**
 * What is wrong with a value, as the predicate of a sentence whose subject is the key (`must be …`), or null. The
 * limits come from the STS service model and the AWS CLI. Never throws.
 */
export function valueProblem(check: Check, value: string): string | null {
  switch (check.type) {
    case 'one-of': {
      const fits = check.values.some(
        (each) => each === value || (check.anyCase && each === value.toLowerCase()),
      )
      return fits ? null : `must be one of ${check.values.join(', ')}`
    }
    case 'integer':
      return checkInteger(value, check.min, check.max)
    case 'text':
      return value === '' ? null : checkLength(value, check.min, check.max)
    default:
      return CHECKS[check.type](value)
  }
}
