import type { FileRole } from './problem.ts'
import table from './settings-table.json' with { type: 'json' }

/** What a value must look like; `check-value.ts` checks it. */
export type Check =
  | { readonly type: 'one-of'; readonly values: readonly string[]; readonly anyCase?: boolean }
  | { readonly type: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly type: 'text'; readonly min?: number; readonly max?: number }
  | {
      readonly type:
        | 'boolean'
        | 'region'
        | 'key'
        | 'arn'
        | 'role-arn'
        | 'mfa'
        | 'account-id'
        | 'role-name'
        | 'start-url'
        | 'endpoint'
        | 'url'
        | 'path'
        | 'literal-path'
        | 'size'
        | 'rate'
        | 'profile'
        | 'command'
        | 'session-name'
    }

/** One row of the table of settings that AWS's tools read. */
export interface KnownSetting {
  /** Lower case; nested keys as `s3.max_queue_size`, those of any service as `<service>.endpoint_url`. */
  readonly key: string
  readonly section: 'profile' | 'sso-session' | 'services'
  readonly group: string
  readonly meaning: string
  readonly check: Check
  /** Where AWS's tools expect it; absent for the config file. */
  readonly file?: FileRole
  readonly secret?: boolean
  readonly default?: string
  readonly note?: string
  /** Read by the AWS CLI and by no SDK. */
  readonly cliOnly?: boolean
}

// TypeScript widens the literals of a JSON file; test/profiles/setting.test.ts checks its shape.
export const KNOWN_SETTINGS = table as readonly KnownSetting[]

const bySection = new Map<string, Map<string, KnownSetting>>()
for (const each of KNOWN_SETTINGS) {
  const known = bySection.get(each.section) ?? new Map<string, KnownSetting>()
  known.set(each.key, each)
  bySection.set(each.section, known)
}

/** The row for a key (flattened: `s3.max_queue_size`) in this kind of section; undefined if it is unknown. */
export function knownSetting(section: KnownSetting['section'], key: string): KnownSetting | undefined {
  const known = bySection.get(section)
  const exact = known?.get(key)
  if (exact) return exact
  const dot = key.indexOf('.')
  return dot < 0 ? undefined : known?.get(`<service>${key.slice(dot)}`)
}

const SECRET_LOOKING = /secret|password|passwd|(?<!client_)private_key|access_key|_token$|^token$|api_key/

/** True for keys whose values are masked: the known secrets, and unknown keys that sound like one. Ignores case. */
export function isSecret(key: string): boolean {
  const lower = key.toLowerCase()
  const known = knownSetting('profile', lower)
  return known ? known.secret === true : SECRET_LOOKING.test(lower) || secretName(lower) !== null
}

/**
 * The name at the start of a key that contains a secret, with its dot or blank; null for other keys. A secret that an
 * editor has wrapped onto the next line reads as a key in a block. One that ends in `=` reads as part of its own key if
 * the separator is missing.
 */
function secretName(key: string): string | null {
  const end = key.search(/[.\s]/)
  return end > 0 && isSecret(key.slice(0, end)) ? key.slice(0, end + 1) : null
}

/** A key as it can be shown: if it contains a secret, only its name is legible. */
export function maskedKey(key: string): string {
  const name = secretName(key)
  return name === null ? key : name + mask(key.slice(name.length))
}

/** The file in which AWS's tools expect a setting, so where a new one is written. */
export function homeFile(key: string): FileRole {
  return knownSetting('profile', key.toLowerCase())?.file ?? 'config'
}

const MASK = '*'.repeat(16)
const SHOWN = 4

/** `****************MPLE`, like `aws configure list`: the same number of stars for any length. */
export function mask(secret: string): string {
  return MASK + secret.slice(-SHOWN)
}
