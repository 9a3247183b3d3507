import { createHash } from 'node:crypto'

/** Identifies role credentials of IAM Identity Center: by an sso-session or by a legacy start URL. */
export type SsoRoleKey = { readonly accountId: string; readonly roleName: string } & (
  | { readonly sessionName: string }
  | { readonly startUrl: string }
)

/** The AssumeRole arguments that make up the cache key of the AWS CLI: only those that the profile sets. */
export interface AssumeRoleKey {
  readonly RoleArn: string
  readonly RoleSessionName?: string
  readonly ExternalId?: string
  readonly SerialNumber?: string
  readonly DurationSeconds?: number
}

export interface SsoTokenOptions {
  readonly expiresAt: Date | string
  readonly startUrl?: string
  readonly region?: string
  readonly accessToken?: string
  readonly refreshToken?: string
  readonly clientId?: string
  readonly clientSecret?: string
  readonly registrationExpiresAt?: Date | string
}

/** The file name in `~/.aws/sso/cache` for an sso-session name or a legacy start URL. */
export function ssoTokenFile(sessionOrUrl: string): string {
  return `${sha1(sessionOrUrl)}.json`
}

/** A token as the AWS CLI writes it. Dates become `YYYY-MM-DDTHH:MM:SSZ`; strings are kept unchanged. */
export function ssoToken(options: SsoTokenOptions): Record<string, string> {
  const { expiresAt, registrationExpiresAt, ...rest } = options
  return {
    startUrl: 'https://example.awsapps.com/start',
    region: 'us-east-1',
    accessToken: 'test-access-token',
    ...rest,
    expiresAt: cliTime(expiresAt),
    ...(registrationExpiresAt ? { registrationExpiresAt: cliTime(registrationExpiresAt) } : {}),
  }
}

/** The file name in `~/.aws/cli/cache` under which the AWS CLI caches the credentials of this role. */
export function cliCacheFile(key: SsoRoleKey | AssumeRoleKey): string {
  return `${sha1(pythonJson(key, !('RoleArn' in key)))}.json`
}

// Python's json.dumps(…, sort_keys=True), separated by ", " and ": " unless compact, in printable ASCII.
function pythonJson(values: object, compact: boolean): string {
  const [comma, colon] = compact ? [',', ':'] : [', ', ': ']
  const members = Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}${colon}${JSON.stringify(value)}`)
  return `{${members.join(comma)}}`.replaceAll(/[\u007f-\uffff]/g, escapeUnit)
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function cliTime(time: Date | string): string {
  return typeof time === 'string' ? time : time.toISOString().replace(/\.\d+Z$/, 'Z')
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
