import { shellWord } from '../profiles/shell-words.ts'
import { formatTimestamp } from '../session/cache/timestamp.ts'
import { credentialVariables } from '../session/credential-variables.ts'
import type { Credentials } from '../session/ports.ts'
import { jsonText } from '../text/json-text.ts'
import { visible } from '../text/visible.ts'

export const EXPORT_FORMATS = [
  'env',
  'dotenv',
  'fish',
  'nushell',
  'powershell',
  'cmd',
  'json',
  'process',
] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
type LineFormat = Exclude<ExportFormat, 'json' | 'process'>

/**
 * Credentials as text for a shell to evaluate, or as JSON. `process` is the JSON that a credential_process prints, which
 * has no place for a region.
 *
 * @param region null for none
 */
export function exported(credentials: Credentials, region: string | null, format: ExportFormat): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = credentials
  const expiration = expiresAt === null ? null : formatTimestamp(expiresAt)
  if (isJson(format)) {
    const fields = {
      ...(format === 'process' ? { Version: 1 } : {}),
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      ...(sessionToken === null ? {} : { SessionToken: sessionToken }),
      ...(expiration === null ? {} : { Expiration: expiration }),
      ...(region === null || format === 'process' ? {} : { Region: region }),
    }
    return `${jsonText(fields, 2)}\n`
  }
  return [...credentialVariables(credentials, region)]
    .map(([name, value]) => LINES[format](name, value))
    .join('')
}

function isJson(format: ExportFormat): format is 'json' | 'process' {
  return format === 'json' || format === 'process'
}

const UNSEEN = 'a control or invisible character, which cannot be printed for a shell'
const QUOTED = 'a character that this format cannot quote'

/** The first value that cannot be printed in a format, and why; null for none. */
export function unprintableField(
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  region: string | null,
  format: ExportFormat,
): { readonly name: string; readonly why: string } | null {
  if (isJson(format)) return null
  const fields = [
    ['access key ID', accessKeyId],
    ['secret access key', secretAccessKey],
    ['session token', sessionToken ?? ''],
    ['region', region ?? ''],
  ] as const
  for (const [name, value] of fields) {
    // A character that would reach the terminal raw has no portable escape in shells.
    if (visible(value) !== value) return { name, why: UNSEEN }
    if (UNQUOTABLE[format]?.test(value)) return { name, why: QUOTED }
  }
  return null
}

/** Characters for which a format has no quotes that all of its readers know. */
const UNQUOTABLE: Readonly<Partial<Record<LineFormat, RegExp>>> = {
  // Some readers take a backslash for an escape in any quotes, and some do not; a `'` ends the others.
  dotenv: /\\|'(?=.*["$`])|["$`].*'/,
  // `"` ends the quotation of `set "NAME=VALUE"`, %NAME% is replaced inside of it, and !NAME! may be.
  cmd: /["%!]/,
}

/** One line per variable. */
const LINES: Readonly<Record<LineFormat, (name: string, value: string | null) => string>> = {
  env: (name, value) => (value === null ? `unset ${name}\n` : `export ${name}=${shellWord(value)}\n`),
  // A file of variables can unset none.
  dotenv: (name, value) => (value === null ? '' : `${name}=${dotenvWord(value)}\n`),
  fish: (name, value) => (value === null ? `set -e ${name}\n` : `set -gx ${name} ${fishWord(value)}\n`),
  nushell: (name, value) =>
    value === null ? `hide-env --ignore-errors ${name}\n` : `$env.${name} = ${nushellWord(value)}\n`,
  powershell: (name, value) =>
    value === null ? `$Env:${name} = $null\n` : `$Env:${name} = ${powershellWord(value)}\n`,
  cmd: (name, value) => `set "${name}=${value ?? ''}"\n`,
}

/** PowerShell also reads four typographic quotes as `'` (about_Quoting_Rules; IsSingleQuote in its tokenizer). */
function powershellWord(value: string): string {
  return `'${value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`
}

/** Bare if it can be, because Docker's `--env-file` takes quotes for a part of the value. */
function dotenvWord(value: string): string {
  if (shellWord(value) === value) return value
  return value.includes("'") ? `"${value}"` : `'${value}'`
}

/** In double quotes Nushell knows the escapes of JSON, and interpolates nothing (nushell.sh/book, "Working with strings"). */
function nushellWord(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

/** Quotes a value only if it must: the AWS CLI prints these values bare, and scripts may rely on that. */
function fishWord(value: string): string {
  return shellWord(value) === value ? value : `'${value.replace(/[\\']/g, '\\$&')}'`
}
