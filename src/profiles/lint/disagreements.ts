import type { SettingLine as Line, Section } from '../../ini/document.ts'
import type { Chain } from '../link.ts'
import { type Problem, problem } from '../problem.ts'
import { findSetting, type NamedSection, type Profile, type Profiles, settingValue } from '../profile.ts'
import { PORTABLE_NAME } from '../section-name.ts'
import { knownSetting } from '../setting.ts'
import { sdkSettings } from './sdk-reading.ts'

/** Where the AWS CLI and the SDKs read the profile's lines, or choose among its settings, differently. */
export function disagreements(profiles: Profiles, profile: Profile, chain: Chain): Problem[] {
  const problems: Problem[] = []
  const sections = sectionsOf(profiles, 'profile', profile.name)
  for (const named of sections) {
    const { file, section } = named
    const text = profiles.documents[file].text
    for (const [line, message] of sectionDisagreements(text, section)) {
      problems.push(problem('tools-disagree', { file, line }, message, profile.name))
    }
  }
  for (const [line, message] of twiceDefinedBlocks(sections)) {
    problems.push(problem('tools-disagree', { file: 'config', line }, message, profile.name))
  }
  const order = orderDisagreement(profile, chain)
  if (order) {
    const header = profile.headers[0] ?? { file: null, line: null }
    problems.push(problem('tools-disagree', header, order, profile.name))
  }
  return problems
}

/** The sections that count for a name. */
export function sectionsOf(
  profiles: Profiles,
  kind: NamedSection['kind'],
  name: string,
): readonly NamedSection[] {
  return profiles.sectionsOf(kind, name).filter((each) => each.counts)
}

type Finding = readonly [line: number, message: string]

/** A line that all tools read alike; looking closer at thousands of sections would take long. */
const PLAIN_LINE = /(?:[a-z][a-z0-9_-]* ?= ?(?!["'#;])[!-~]+|[#;][^\r\n]*)?(?:\r?\n|$)/y

/** Line by line: one expression for millions of them would run out of stack. */
function isPlain(body: string): boolean {
  PLAIN_LINE.lastIndex = 0
  while (PLAIN_LINE.lastIndex < body.length) if (!PLAIN_LINE.test(body)) return false
  return true
}

export const LONE_CARRIAGE_RETURN = /\r(?!\n)/

/** Where the lines of one section are read differently. */
export function sectionDisagreements(text: string, section: Section): readonly Finding[] {
  const body = text.slice(section.bodyStart, section.end)
  if (isPlain(body)) return []
  const found = [...describedDisagreements(text, section)]
  // Told once for the whole file, whose lines the two even count differently.
  if (LONE_CARRIAGE_RETURN.test(body)) return found
  const known = new Set(found.map(([line]) => line))
  for (const [line, owner] of otherDisagreements(body, section)) {
    if (known.has(line) || known.has(owner)) continue
    known.add(line)
    found.push([
      line,
      'The AWS CLI and the SDK for JavaScript read this line differently: write it as key = value, without unusual characters or indentation.',
    ])
  }
  return found
}

/** Lines that hold another value, or no setting, for one of the two, each with the line of the setting it belongs to. */
function* otherDisagreements(body: string, section: Section): Generator<[line: number, owner: number]> {
  const sdk = new Map(sdkSettings(body))
  for (const setting of section.settings) {
    const { key, value, line, nested } = setting
    // Of nested settings with one key the last counts, for both.
    const values = new Map<string, { value: string; line: number }>(
      nested.map((each) => [`${key}.${each.key}`, each]),
    )
    if (nested.length === 0) values.set(key, { value, line })
    for (const [name, each] of values) {
      const read = sdk.get(name)
      sdk.delete(name)
      const isUnread = read === undefined && each.value === '' && knownSetting('profile', name)?.cliOnly
      if (read?.value !== each.value && !isUnread) yield [each.line, setting.line]
    }
  }
  let at = 0
  for (const { line: offset } of [...sdk.values()].sort((a, b) => a.line - b.line)) {
    const line = section.line + 1 + offset
    while ((section.settings[at + 1]?.line ?? Number.POSITIVE_INFINITY) <= line) at++
    yield [line, section.settings[at]?.line ?? line]
  }
}

function* describedDisagreements(text: string, section: Section): Generator<Finding> {
  let isFirst = true
  for (const setting of section.settings) {
    if (setting.keyStart > setting.start && isFirst) {
      yield [
        setting.line,
        'The line is indented, which the SDKs for Rust, Java and Kotlin refuse: begin settings in the first column.',
      ]
    }
    isFirst = false
    yield* settingDisagreements(text, setting)
  }
}

/** A block that stands in both files: botocore replaces it whole, the SDK for JavaScript merges the two key by key. */
function* twiceDefinedBlocks(sections: readonly NamedSection[]): Generator<Finding> {
  const linesIn = (file: NamedSection['file']) =>
    sections.filter((each) => each.file === file).flatMap(({ section }) => section.settings)
  const above = new Map(linesIn('credentials').map((each) => [each.key, each]))
  if (above.size === 0) return
  for (const { key, line, nested } of linesIn('config')) {
    const other = above.get(key)
    if (!other || nested.length + other.nested.length === 0) continue
    yield [
      line,
      `The ${key} block of the credentials file replaces this one for the AWS CLI, the SDKs join the two: keep one.`,
    ]
  }
}

const INLINE_COMMENT = /(^|\s)[#;]/
const QUOTED = /^(["']).*\1$/

function* settingDisagreements(text: string, setting: Line): Generator<Finding> {
  const { key, spelling, value, line, nested } = setting
  if (setting.separator === ':') {
    yield [line, `The AWS CLI takes the colon for a separator, the SDKs do not: write ${key} = …`]
  }
  if (spelling !== key) {
    yield [
      line,
      `The AWS CLI reads ${spelling} as ${key}, the SDK for JavaScript does not: write it in lower case.`,
    ]
  }
  if (!PORTABLE_NAME.test(spelling)) {
    yield [
      line,
      `The AWS CLI reads the key ${spelling}, the SDKs for Rust, Java and Kotlin ignore it: use only letters, digits, _ and - in keys.`,
    ]
  }
  if (nested.length > 0) {
    for (const sub of nested) yield* valueDisagreements(sub.line, `${key}.${sub.key}`, sub.value)
    if (/^[ \t]+[#;]/m.test(text.slice(setting.start, setting.end))) {
      yield [
        line,
        'An indented comment stands in this block, which the SDKs for Rust and Java refuse: begin comments in the first column.',
      ]
    }
    return
  }
  if (setting.continuation.length > 0) {
    yield [
      line,
      `The value goes on over the next lines for the AWS CLI, the SDK for JavaScript takes the first: put ${key} on one line.`,
    ]
    return
  }
  yield* valueDisagreements(line, key, value)
}

function* valueDisagreements(line: number, key: string, value: string): Generator<Finding> {
  if (INLINE_COMMENT.test(value)) {
    yield [
      line,
      `The AWS CLI takes the comment on this line for part of the value, the SDKs do not: give the comment a line of its own.`,
    ]
  } else if (QUOTED.test(value) && value.length > 1 && key !== 'credential_process') {
    yield [
      line,
      'The quotes are part of the value for the AWS CLI, the SDK for Go takes them off: remove them.',
    ]
  } else if (value === '' && !knownSetting('profile', key)?.cliOnly) {
    yield [
      line,
      `${key} is empty for the AWS CLI, but not there at all for the SDK for JavaScript: give it a value or remove it.`,
    ]
  }
}

const NAMES: Readonly<Record<string, string>> = {
  'assume-role': 'the role through its source',
  'web-identity': 'the web identity token',
  sso: 'IAM Identity Center',
  keys: 'the access keys',
  process: 'credential_process',
  'login-session': 'login_session',
  none: 'nothing',
}

function groupOf(chain: Chain): string {
  if (chain.kind === 'sso-session' || chain.kind === 'sso-legacy') return 'sso'
  return chain.kind === 'short-term-keys' || chain.kind === 'long-term-keys' ? 'keys' : chain.kind
}

/** The SDK for JavaScript's order inside a profile: @aws-sdk/credential-provider-ini, resolveProfileData. */
function sdkGroup(profile: Profile): string {
  const has = (key: string) => Boolean(settingValue(profile, key))
  if (has('role_arn') && has('source_profile') !== has('credential_source')) return 'assume-role'
  if (has('aws_access_key_id') && has('aws_secret_access_key')) return 'keys'
  if (has('web_identity_token_file') && has('role_arn')) return 'web-identity'
  if (has('credential_process')) return 'process'
  if (SSO_KEYS.some(has)) return 'sso'
  return has('login_session') ? 'login-session' : 'none'
}

const SSO_KEYS = ['sso_start_url', 'sso_account_id', 'sso_session', 'sso_region', 'sso_role_name']

function orderDisagreement(profile: Profile, chain: Chain): string | null {
  // What is broken for the AWS CLI is told as such.
  if (chain.links.some((link) => link.problem)) return null
  const cli = groupOf(chain)
  const sdk = sdkGroup(profile)
  if (cli === sdk || (sdk === 'none' && !findSetting(profile, 'credential_process'))) return null
  return `For the AWS CLI this profile's credentials come from ${NAMES[cli]}, for the SDK for JavaScript from ${NAMES[sdk]}: keep only the settings that are meant.`
}
