import type { FileRole } from '../problem.ts'
import type { SectionKind } from '../section-name.ts'

/*
 * Reads the files like the SDK for JavaScript, to find the disagreements that no specific check describes:
 * https://github.com/smithy-lang/smithy-typescript, shared-ini-file-loader (parseIni, getConfigData).
 */

const COMMENT = /(?:^|\s)[;#]/
const PREFIXED = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/
const KINDS: readonly string[] = ['profile', 'sso-session', 'services']
/** For these the loader throws, and the SDK treats the whole file as empty. */
const REJECTED_HEADERS = ['__proto__', 'profile __proto__']

export interface SdkSection {
  readonly kind: Extract<SectionKind, 'profile' | 'sso-session' | 'services'>
  readonly name: string
}

function withoutComment(line: string): string {
  const at = line.search(COMMENT)
  return (at < 0 ? line : line.slice(0, at)).trim()
}

function headerIn(line: string): string | null {
  const trimmed = withoutComment(line)
  return trimmed.startsWith('[') && trimmed.endsWith(']') ? trimmed.slice(1, -1) : null
}

/** False if the SDK does not read the line as a header, and so adds the lines below to the section above. */
export function isSdkHeader(line: string): boolean {
  return headerIn(line) !== null
}

/** What a header line means to the SDK; null if it is not a header, or one that the SDK ignores. */
export function sdkSection(line: string, file: FileRole): SdkSection | null {
  const header = headerIn(line)
  if (!header || REJECTED_HEADERS.includes(header)) return null
  const prefixed = PREFIXED.exec(header)
  if (prefixed && !KINDS.includes(prefixed[1] ?? '')) return null
  const key = prefixed ? `${prefixed[1]}.${prefixed[3]}` : header
  if (file === 'credentials' || key === 'default') return profileOf(key)
  const dot = key.indexOf('.')
  const kind = key.slice(0, Math.max(dot, 0))
  const name = key.slice(dot + 1)
  if (kind === 'profile') return profileOf(name)
  return kind === 'sso-session' || kind === 'services' ? { kind, name } : null
}

/** The SDK keeps profiles in a plain object, so it misses those named like a property of every object. */
function profileOf(name: string): SdkSection | null {
  return name in {} ? null : { kind: 'profile', name }
}

export interface SdkSetting {
  readonly value: string
  /** Counted from 0, the first line below the header. */
  readonly line: number
}

/** The settings that the SDK reads in the lines below a header, flattened (`s3.max_queue_size`). */
export function sdkSettings(body: string): ReadonlyMap<string, SdkSetting> {
  const settings = new Map<string, SdkSetting>()
  let block: string | undefined
  for (const [index, line] of body.split(/\r?\n/).entries()) {
    if (headerIn(line) !== null) break
    const text = withoutComment(line)
    const at = text.indexOf('=')
    if (at <= 0) continue
    const name = text.slice(0, at).trim()
    const value = text.slice(at + 1).trim()
    if (value === '') {
      block = name
      continue
    }
    if (line.trimStart() === line) block = undefined
    const key = block ? `${block}.${name}` : name
    if (key !== '__proto__') settings.set(key, { value, line: index })
  }
  return settings
}
