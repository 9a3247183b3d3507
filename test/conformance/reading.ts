import type { SettingLine } from '../../src/ini/document.ts'
import type { ProblemCode } from '../../src/profiles/problem.ts'
import type { Profiles } from '../../src/profiles/profile.ts'
import { type Files, readFiles, valuesOf } from '../support/files/read-files.ts'

/** A case's two texts, under the names that the data gives them. */
export interface Input {
  readonly configFile?: string
  readonly credentialsFile?: string
}

export const filesOf = (input: Input): Files => ({
  config: input.configFile,
  credentials: input.credentialsFile,
})

type Values = Readonly<Record<string, string>>

/** What the data says of a text: sections by name, or an error. */
export interface Sections {
  readonly profiles?: Readonly<Record<string, Readonly<Record<string, string | Values>>>>
  readonly sso_sessions?: Readonly<Record<string, Readonly<Record<string, string | Values>>>>
  readonly services?: Readonly<Record<string, Readonly<Record<string, string | Values>>>>
  readonly other_sections?: Readonly<Record<string, Readonly<Record<string, string | Values>>>>
  readonly error?: string
}

/** Problems that say that a tool reads a text differently, or refuses it. */
const SAID: readonly ProblemCode[] = [
  'tools-disagree',
  'bad-section-name',
  'default-twice',
  'shadowed-setting',
  'unparsable-line',
  'duplicate-setting',
  'duplicate-section',
  'byte-order-mark',
]

export const isSaid = (input: Input) =>
  readFiles(filesOf(input)).problems.some((each) => SAID.includes(each.code))

/** What awsprof reads, in the shape of the data; an error where the AWS CLI would refuse a file. */
export function sectionsOf(input: Input): Sections {
  const { profiles } = readFiles(filesOf(input))
  const { config, credentials } = profiles.documents
  if (config.problems.length + credentials.problems.length > 0) return { error: 'ConfigParseError' }
  return {
    profiles: plain(profiles.list.map((each) => [each.name, valuesOf(each)])),
    sso_sessions: plain([...profiles.sessions].map(([name, each]) => [name, valuesOf(each)])),
    services: plain(named(profiles, 'services')),
    other_sections: plain(others(profiles)),
  }
}

/** The same of what the data says, blocks flattened. */
export function flatten(sections: Sections): Sections {
  if (sections.error) return { error: sections.error }
  const all = (group: Sections['profiles'] = {}) =>
    plain(Object.entries(group).map(([name, values]) => [name, flattenValues(values)]))
  return {
    profiles: all(sections.profiles),
    sso_sessions: all(sections.sso_sessions),
    services: all(sections.services),
    other_sections: all(sections.other_sections),
  }
}

function flattenValues(values: Readonly<Record<string, string | Values>>): Values {
  const flat = Object.entries(values).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[key, value]]
      : Object.entries(value).map(([nested, inner]) => [`${key}.${nested}`, inner]),
  )
  return Object.fromEntries(flat)
}

/** Entries as arrays, because a section or key may be called __proto__. */
function plain(entries: readonly (readonly [string, object])[]) {
  const sorted = entries.map(([name, values]) => [name, Object.entries(values).toSorted()])
  return sorted.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)) as never
}

const settingsOf = (settings: readonly SettingLine[]): Values =>
  Object.fromEntries(
    settings.flatMap(({ key, value, nested }) =>
      nested.length === 0 ? [[key, value]] : nested.map((each) => [`${key}.${each.key}`, each.value]),
    ),
  )

const named = ({ named }: Profiles, kind: string): [string, Values][] =>
  named.filter((each) => each.kind === kind).map((each) => [each.name, settingsOf(each.section.settings)])

/** botocore drops sections that begin with a keyword and are none; all others it keeps as they are. */
function others({ others }: Profiles): [string, Values][] {
  return others
    .filter(({ section }) => !/^(profile|sso-session|services|DEFAULT$)/.test(section.header))
    .map(({ section }) => [section.header, settingsOf(section.settings)])
}
