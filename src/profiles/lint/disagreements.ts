import type { Setting as Line, Section } from '../../ini/document.ts'
import type { Chain } from '../link.ts'
import { type Problem, problem } from '../problem.ts'
import { findSetting, type NamedSection, type Profile, type Profiles, settingValue } from '../profile.ts'
import { knownSetting } from '../setting.ts'

/** Where the AWS CLI and the SDKs read the profile's lines, or choose among its settings, differently. */
export function disagreements(profiles: Profiles, profile: Profile, chain: Chain): Problem[] {
  const problems: Problem[] = []
  for (const named of sectionsOf(profiles, profile)) {
    const { file, section } = named
    const text = profiles.documents[file].text
    for (const [line, message] of sectionDisagreements(text, section)) {
      problems.push(problem('tools-disagree', { file, line }, message, profile.name))
    }
  }
  for (const [line, message] of twiceDefinedBlocks(sectionsOf(profiles, profile))) {
    problems.push(problem('tools-disagree', { file: 'config', line }, message, profile.name))
  }
  const order = orderDisagreement(profile, chain)
  if (order) {
    const header = profile.headers[0] ?? { file: null, line: null }
    problems.push(problem('tools-disagree', header, order, profile.name))
  }
  return problems
}

const sectionsByName = new WeakMap<Profiles, Map<string, NamedSection[]>>()

function sectionsOf(profiles: Profiles, profile: Profile): readonly NamedSection[] {
  let index = sectionsByName.get(profiles)
  if (!index) {
    index = new Map()
    for (const each of profiles.named) {
      if (each.kind !== 'profile' || !each.counts) continue
      const same = index.get(each.name)
      if (same) same.push(each)
      else index.set(each.name, [each])
    }
    sectionsByName.set(profiles, index)
  }
  return index.get(profile.name) ?? []
}

type Finding = readonly [line: number, message: string]

function* sectionDisagreements(text: string, section: Section): Generator<Finding> {
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

/** A block in both files: botocore replaces it whole, the SDK for JavaScript merges the two key by key. */
function* twiceDefinedBlocks(sections: readonly NamedSection[]): Generator<Finding> {
  const blocksIn = (file: NamedSection['file']) =>
    sections
      .filter((each) => each.file === file)
      .flatMap(({ section }) => section.settings.filter((each) => each.nested.length > 0))
  const above = new Set(blocksIn('credentials').map((each) => each.key))
  if (above.size === 0) return
  for (const { key, line } of blocksIn('config')) {
    if (!above.has(key)) continue
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
