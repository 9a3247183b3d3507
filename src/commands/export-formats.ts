import { shellWord } from '../profiles/shell-words.ts'
import { formatTimestamp } from '../session/cache/timestamp.ts'
import type { Credentials } from '../session/ports.ts'
import { jsonText } from '../text/json-text.ts'
import { visible } from '../text/visible.ts'

export const EXPORT_FORMATS = ['env', 'fish', 'powershell', 'json', 'process'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Credentials as text for a shell to evaluate, or as JSON. `process` is the JSON that a credential_process prints. */
export function exported(credentials: Credentials, format: ExportFormat): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = credentials
  const expiration = expiresAt === null ? null : formatTimestamp(expiresAt)
  if (isJson(format)) {
    const fields = {
      ...(format === 'process' ? { Version: 1 } : {}),
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      ...(sessionToken === null ? {} : { SessionToken: sessionToken }),
      ...(expiration === null ? {} : { Expiration: expiration }),
    }
    return `${jsonText(fields, 2)}\n`
  }
  const values: [string, string | null][] = [
    ['AWS_ACCESS_KEY_ID', accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', secretAccessKey],
    ['AWS_SESSION_TOKEN', sessionToken],
    ['AWS_CREDENTIAL_EXPIRATION', expiration],
  ]
  return values.map(([name, value]) => LINES[format](name, value)).join('')
}

function isJson(format: ExportFormat): format is 'json' | 'process' {
  return format === 'json' || format === 'process'
}

/** The field with a character that would reach the terminal raw, since a shell has no portable escape; null for none. */
export function unprintableField(credentials: Credentials, format: ExportFormat): string | null {
  if (isJson(format)) return null
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  if (visible(accessKeyId) !== accessKeyId) return 'access key ID'
  if (visible(secretAccessKey) !== secretAccessKey) return 'secret access key'
  return sessionToken !== null && visible(sessionToken) !== sessionToken ? 'session token' : null
}

/** One line per variable. A missing value unsets its variable, which may hold a part of older credentials. */
const LINES: Readonly<Record<'env' | 'fish' | 'powershell', (name: string, value: string | null) => string>> =
  {
    env: (name, value) => (value === null ? `unset ${name}\n` : `export ${name}=${shellWord(value)}\n`),
    fish: (name, value) => (value === null ? `set -e ${name}\n` : `set -gx ${name} ${fishWord(value)}\n`),
    powershell: (name, value) =>
      value === null ? `$Env:${name} = $null\n` : `$Env:${name} = ${powershellWord(value)}\n`,
  }

/** PowerShell also reads four typographic quotes as `'` (about_Quoting_Rules; IsSingleQuote in its tokenizer). */
function powershellWord(value: string): string {
  return `'${value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`
}

/** Quotes a value only if it must: the AWS CLI prints these values bare, and scripts may rely on that. */
function fishWord(value: string): string {
  return shellWord(value) === value ? value : `'${value.replace(/[\\']/g, '\\$&')}'`
}
