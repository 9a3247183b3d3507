import { endpointProblem, httpProblem, startUrlProblem } from './check-address.ts'
import {
  accountProblem,
  anyArnProblem,
  keyProblem,
  mfaProblem,
  roleArnProblem,
  roleNameProblem,
} from './check-identity.ts'
import { meantRegions } from './meant-region.ts'
import partitions from './regions.json' with { type: 'json' }
import { isKnownRegion } from './regions.ts'
import type { Check } from './setting.ts'

const PATTERNS = partitions.map((each) => new RegExp(each.pattern))

/**
 * Null for a known region, for one newer than the table that matches the pattern of a partition, and for what stands for
 * one: `aws-global`, `us-east-1-fips`, `fips-us-east-1`. The pattern fits many a misspelling, too.
 */
function regionProblem(text: string): string | null {
  if (isKnownRegion(text)) return null
  const region = text.replace('fips-', '').replace('-fips', '')
  if (region === 'aws-global' || isKnownRegion(region)) return null
  const meant = meantRegions(text)
  if (meant.length > 0) return `${text} is no region that AWS has: did you mean ${meant.join(' or ')}?`
  return PATTERNS.some((pattern) => pattern.test(region)) ? null : 'must be an AWS region, such as eu-west-1'
}

/** What the AWS CLI takes for a region at all (botocore/utils.py, `validate_region_name`): it becomes part of a host's name. */
export function isHostLabel(text: string): boolean {
  return /^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/.test(text)
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
  region: regionProblem,
  key: keyProblem,
  arn: anyArnProblem,
  'role-arn': roleArnProblem,
  mfa: mfaProblem,
  'account-id': accountProblem,
  'role-name': roleNameProblem,
  'start-url': startUrlProblem,
  endpoint: endpointProblem,
  url: httpProblem,
  // No tool expands anything in it, unlike in ca_bundle.
  'literal-path': (text) =>
    /^(~|\$\{?\w)/.test(text)
      ? 'must be a whole path: no tool replaces ~ or a variable in it'
      : checkLength(text, 1),
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

/**
 * What is wrong with a value, as what follows the key in a sentence (`must be …`, `eu-wst-1 is no region …?`), without a
 * full stop, or null. The limits come from the STS service model and the AWS CLI. Never throws.
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
