import type { FileRole } from '../problem.ts'
import type { SectionKind } from '../section-name.ts'

/*
 * The same lines as the SDK for JavaScript reads them, which is how a disagreement of the tools is found that no rule
 * describes: https://github.com/smithy-lang/smithy-typescript, shared-ini-file-loader (parseIni, getConfigData).
 */

const COMMENT = /(?:^|\s)[;#]/
const PREFIXED = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/
const KINDS: readonly string[] = ['profile', 'sso-session', 'services']
/** The loader throws at these, and takes the whole file for empty. */
const REFUSED_HEADERS = ['__proto__', 'profile __proto__']

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

/** False for a header line that is none to the SDK, which then adds the lines below to the section above. */
export function isSdkHeader(line: string): boolean {
  return headerIn(line) !== null
}

/** What the SDK takes a header line for; null where it sees no section there, or one that it passes over. */
export function sdkSection(line: string, file: FileRole): SdkSection | null {
  const header = headerIn(line)
  if (!header || REFUSED_HEADERS.includes(header)) return null
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

/** Profiles are kept in a plain object, so that a name which every object has is not seen. */
function profileOf(name: string): SdkSection | null {
  return name in {} ? null : { kind: 'profile', name }
}

export interface SdkSetting {
  readonly value: string
  /** Counted from 0 at the first line of the body. */
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
