import type { NewSetting } from './edit/edit.ts'

/** Names of credentials in shells and in AWS's JSON (in lower case) → settings. */
const KEYS: Readonly<Record<string, string>> = {
  aws_access_key_id: 'aws_access_key_id',
  accesskeyid: 'aws_access_key_id',
  aws_secret_access_key: 'aws_secret_access_key',
  secretaccesskey: 'aws_secret_access_key',
  aws_session_token: 'aws_session_token',
  sessiontoken: 'aws_session_token',
  aws_default_region: 'region',
  aws_region: 'region',
  region: 'region',
}

/** `export X="…"`, `set X=…`, `SET X=…`, `$Env:X="…"`, `$env.X = "…"`, `set -gx X …`, or a line of the credentials file. */
const LINE =
  /^\s*(?:export\s+|set(?:\s+-\w+)*\s+|\$env[:.])?["']?(\w+)["']?\s*(?:=|:|\s)\s*["']?([^\s"',;]+)["']?,?\s*$/i

/**
 * The credentials in pasted text: export lines of any shell, the access portal's snippet for the credentials file, or
 * JSON from `aws sts assume-role` and similar commands. Null if the text has none. Never throws.
 *
 * @returns `name` is the profile in the snippet's section header, or null
 */
export function pastedCredentials(text: string): { settings: NewSetting[]; name: string | null } | null {
  const settings = new Map<string, string>()
  for (const line of text.replace(/[{}]/g, '\n').split(/[\n\r;]+|&&|,(?=\s*")|[ \t]+(?=AWS_\w+=)/)) {
    const [, name = '', value = ''] = LINE.exec(line) ?? []
    const lower = name.toLowerCase()
    // Pasted text can hold any word, and every object inherits `constructor`.
    const key = Object.hasOwn(KEYS, lower) ? KEYS[lower] : undefined
    if (key !== undefined) settings.set(key, value)
  }
  if (!settings.has('aws_access_key_id') && !settings.has('aws_secret_access_key')) return null
  const name = /^\s*\[(?:profile\s+)?([^\]\n]+)\]\s*$/m.exec(text)?.[1] ?? null
  return { settings: [...settings], name }
}
