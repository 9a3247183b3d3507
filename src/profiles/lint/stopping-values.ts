import { valueProblem } from '../check-value.ts'
import type { Variables } from '../environment.ts'
import { type Problem, problem } from '../problem.ts'
import type { Profile, Setting } from '../profile.ts'
import { knownSetting } from '../setting.ts'

/** What makes the AWS CLI stop whatever the command is, and the variable that it would read instead of the setting. */
interface Stopper {
  /** `bad`: also when empty; `bad-not-empty`: when bad and not empty. */
  readonly when: 'bad' | 'bad-not-empty' | 'not-integer' | 'empty' | 'block'
  readonly variable?: string
}

/** As AWS CLI v2 2.36.7 does, each key tried with a bad value, an empty one and a block. */
const STOPPERS: Readonly<Record<string, Stopper>> = {
  output: { when: 'bad', variable: 'AWS_DEFAULT_OUTPUT' },
  retry_mode: { when: 'bad', variable: 'AWS_RETRY_MODE' },
  max_attempts: { when: 'bad', variable: 'AWS_MAX_ATTEMPTS' },
  request_checksum_calculation: { when: 'bad', variable: 'AWS_REQUEST_CHECKSUM_CALCULATION' },
  response_checksum_validation: { when: 'bad', variable: 'AWS_RESPONSE_CHECKSUM_VALIDATION' },
  request_min_compression_size_bytes: { when: 'bad', variable: 'AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES' },
  account_id_endpoint_mode: { when: 'bad', variable: 'AWS_ACCOUNT_ID_ENDPOINT_MODE' },
  metadata_service_timeout: { when: 'not-integer', variable: 'AWS_METADATA_SERVICE_TIMEOUT' },
  metadata_service_num_attempts: { when: 'not-integer', variable: 'AWS_METADATA_SERVICE_NUM_ATTEMPTS' },
  ec2_metadata_service_endpoint: { when: 'bad-not-empty', variable: 'AWS_EC2_METADATA_SERVICE_ENDPOINT' },
  ec2_metadata_service_endpoint_mode: { when: 'bad', variable: 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE' },
  s3_disable_express_session_auth: { when: 'bad', variable: 'AWS_S3_DISABLE_EXPRESS_SESSION_AUTH' },
  cli_timestamp_format: { when: 'bad' },
  cli_binary_format: { when: 'bad' },
  's3.addressing_style': { when: 'bad' },
  ca_bundle: { when: 'empty', variable: 'AWS_CA_BUNDLE' },
  s3: { when: 'empty' },
  // Another plain value is refused where the region's host is made, which also knows when the region decides.
  region: { when: 'block' },
  tcp_keepalive: { when: 'block' },
  auth_scheme_preference: { when: 'block' },
}

/** True if the AWS CLI stops at an empty value of this key, so that it is no advice to leave it so. */
export function stopsWhenEmpty(key: string): boolean {
  const when = STOPPERS[key]?.when
  return when === 'bad' || when === 'not-integer' || when === 'empty'
}

/** True if the AWS CLI stops at this value, whatever the command is. */
export function stopsAt(key: string, value: string): boolean {
  const stopper = STOPPERS[key]
  if (!stopper) return false
  if (value === '') return stopsWhenEmpty(key)
  const known = knownSetting('profile', key)
  switch (stopper.when) {
    case 'bad':
    case 'bad-not-empty':
      return known !== undefined && valueProblem(known.check, value) !== null
    case 'not-integer':
      return !/^\s*[+-]?\d+(_\d+)*\s*$/.test(value)
    default:
      return false
  }
}

/** True if the AWS CLI stops at a block under this key, where a plain value belongs. */
function stopsAtBlock(key: string): boolean {
  return Object.hasOwn(STOPPERS, key) && key !== 's3' && key !== 'ca_bundle'
}

/**
 * Why the AWS CLI would stop before it makes a request with this profile, or null. A variable that is set takes the place of
 * its setting, for better or worse.
 */
export function stopper(profile: Profile, variables: Variables): Problem | null {
  for (const [key, { variable }] of Object.entries(STOPPERS)) {
    const given = variable === undefined ? undefined : variables[variable]
    if (variable === undefined || given === undefined || !stopsAt(key, given)) continue
    return problem('bad-value', { file: null, line: null }, stopMessage(variable, key, given), profile.name)
  }
  for (const setting of profile.settings) {
    const found = stoppedBy(setting, variables)
    if (found) return problem('bad-value', setting, found, profile.name)
  }
  return null
}

function stoppedBy({ key, value }: Setting, variables: Variables): string | null {
  const dot = key.indexOf('.')
  const owner = dot < 0 ? key : key.slice(0, dot)
  const variable = STOPPERS[owner]?.variable
  if (variable !== undefined && variables[variable] !== undefined) return null
  if (owner === 'region' && (variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION) !== undefined) return null
  if (dot >= 0 && stopsAtBlock(owner)) return blockMessage(owner)
  return stopsAt(key, value) ? stopMessage(key, key, value) : null
}

/** A sentence; `name` is the key or its variable. */
export function stopMessage(name: string, key: string, value: string): string {
  if (key === 's3')
    return 's3 must be a block: indent the lines under it, or remove it. Until then every aws command fails.'
  if (value === '') return `${name} is empty, so every aws command fails: give it a value, or remove it.`
  const known = knownSetting('profile', key)
  const reason = (known && valueProblem(known.check, value)) ?? 'has a value that the AWS CLI refuses'
  return `${name} ${reason}: until then every aws command fails.`
}

export function blockMessage(key: string): string {
  const effect = stopsAtBlock(key) ? 'so every aws command fails' : 'so no tool reads it'
  return `${key} takes a plain value, and a block stands under it, ${effect}: write ${key} = … on one line.`
}
