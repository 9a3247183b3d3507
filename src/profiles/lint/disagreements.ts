import type { SettingLine as Line, Section } from '../../ini/document.ts'
import type { Chain } from '../link.ts'
import { type Problem, problem } from '../problem.ts'
import { findSetting, type NamedSection, type Profile, type Profiles, settingValue } from '../profile.ts'
import { PORTABLE_NAME } from '../section-name.ts'
import { knownSetting } from '../setting.ts'
import { GROUP_NAMES, type Group, groupOf } from './losing-credentials.ts'
import { sdkSettings } from './sdk-reading.ts'
import { isBlock } from './shape-problems.ts'
import { shellSyntax } from './shell-syntax.ts'
import { stopsWhenEmpty } from './stopping-values.ts'

/** Where the AWS CLI and the SDKs read the profile's lines differently, or use different ones of its settings. */
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
  const command = findSetting(profile, 'credential_process')
  const syntax = command && shellSyntax(command.value)
  if (syntax) {
    const message = `The AWS CLI runs credential_process without a shell, the SDKs for JavaScript and Go with one, so ${syntax} works only there: write whole paths, or sh -c '…'.`
    problems.push(problem('tools-disagree', command, message, profile.name))
  }
  const order = orderDisagreement(profile, chain)
  if (order) {
    const header = profile.headers[0] ?? { file: null, line: null }
    problems.push(problem('tools-disagree', header, order, profile.name))
  }
  return problems
}

/** The sections of that name that count. */
export function sectionsOf(
  profiles: Profiles,
  kind: NamedSection['kind'],
  name: string,
): readonly NamedSection[] {
  return profiles.sectionsOf(kind, name).filter((each) => each.counts)
}

type Finding = readonly [line: number, message: string]

/** A line that all tools read alike. A shortcut, because the full checks take long for thousands of sections. */
const PLAIN_LINE = /(?:[a-z][a-z0-9_-]* ?= ?(?!["'#;])[!-~]+|[#;][^\r\n]*)?(?:\r?\n|$)/y

/** Line by line, because a single regular expression overflows the stack on millions of lines. */
function isPlain(body: string): boolean {
  PLAIN_LINE.lastIndex = 0
  while (PLAIN_LINE.lastIndex < body.length) if (!PLAIN_LINE.test(body)) return false
  return true
}

/** True if all tools read each line of a section alike. */
export function isPlainSection(text: string, section: Section): boolean {
  return isPlain(text.slice(section.bodyStart, section.end))
}

export const LONE_CARRIAGE_RETURN = /\r(?!\n)/

/** Where tools read the lines of one section differently. */
export function sectionDisagreements(text: string, section: Section): readonly Finding[] {
  const body = text.slice(section.bodyStart, section.end)
  if (isPlain(body)) return []
  const found = [...describedDisagreements(text, section)]
  // A problem of the whole file, reported once; the tools even count its lines differently.
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

/** Lines that the AWS CLI and the SDK for JavaScript read differently, each with the line of the setting around it. */
function* otherDisagreements(body: string, section: Section): Generator<[line: number, owner: number]> {
  const sdk = new Map(sdkSettings(body))
  for (const setting of section.settings) {
    const { key, value, line, nested } = setting
    // For both, the last of several nested settings with the same key counts.
    const values = new Map<string, { value: string; line: number }>(
      nested.map((each) => [`${key}.${each.key}`, each]),
    )
    if (nested.length === 0) values.set(key, { value, line })
    for (const [name, each] of values) {
      const read = sdk.get(name)
      sdk.delete(name)
      const isUnread = read === undefined && each.value === '' && isToldElsewhere(name)
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
        'The line is indented, which the SDKs for Rust, Java and Kotlin reject: start settings in the first column.',
      ]
    }
    isFirst = false
    yield* settingDisagreements(text, setting)
  }
}

/** Blocks that are in both files: botocore replaces the one in config, the SDK for JavaScript merges the two by key. */
function* twiceDefinedBlocks(sections: readonly NamedSection[]): Generator<Finding> {
  const linesIn = (file: NamedSection['file']) =>
    sections.filter((each) => each.file === file).flatMap(({ section }) => section.settings)
  const inCredentials = new Map(linesIn('credentials').map((each) => [each.key, each]))
  if (inCredentials.size === 0) return
  for (const { key, line, nested } of linesIn('config')) {
    const other = inCredentials.get(key)
    if (!other || nested.length + other.nested.length === 0) continue
    yield [
      line,
      `The AWS CLI replaces this ${key} block with that of the credentials file, the SDKs merge the two: keep one.`,
    ]
  }
}

const INLINE_COMMENT = /(^|\s)[#;]/
const QUOTED = /^(["']).*\1$/

function* settingDisagreements(text: string, setting: Line): Generator<Finding> {
  const { key, spelling, value, line, nested } = setting
  if (setting.separator === ':') {
    yield [line, `The AWS CLI reads the colon as a separator, the SDKs do not: write ${key} = …`]
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
        'The block contains an indented comment, which the SDKs for Rust and Java reject: start comments in the first column.',
      ]
    }
    return
  }
  if (setting.continuation.length > 0) {
    yield [
      line,
      `The AWS CLI reads the next lines as part of the value, the SDK for JavaScript does not: put ${key} on one line.`,
    ]
    return
  }
  yield* valueDisagreements(line, key, value)
}

function* valueDisagreements(line: number, key: string, value: string): Generator<Finding> {
  if (INLINE_COMMENT.test(value)) {
    yield [
      line,
      'The AWS CLI reads the comment on this line as part of the value, the SDKs do not: move it to its own line.',
    ]
  } else if (QUOTED.test(value) && value.length > 1 && key !== 'credential_process') {
    yield [
      line,
      'The AWS CLI reads the quotes as part of the value, the SDK for Go strips them: remove them.',
    ]
  } else if (value === '' && !isToldElsewhere(key)) {
    yield [
      line,
      `The AWS CLI reads ${key} as empty, the SDK for JavaScript as not set: give it a value or remove it.`,
    ]
  }
}

/** Empty values that only the AWS CLI reads, or at which it stops, so that they are errors of their own. */
function isToldElsewhere(key: string): boolean {
  return isBlock(key) || stopsWhenEmpty(key) || knownSetting('profile', key)?.cliOnly === true
}

/** What the SDK for JavaScript uses, by its own order: @aws-sdk/credential-provider-ini, resolveProfileData. */
export function sdkGroup(profile: Profile): Group {
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
  // A chain that is broken for the AWS CLI has problems of its own.
  if (chain.links.some((link) => link.problem)) return null
  const cli = groupOf(chain)
  const sdk = sdkGroup(profile)
  if (cli === sdk || (sdk === 'none' && !findSetting(profile, 'credential_process'))) return null
  return `The AWS CLI gets this profile's credentials from ${GROUP_NAMES[cli]}, the SDK for JavaScript from ${GROUP_NAMES[sdk]}: keep only the settings that you need.`
}
