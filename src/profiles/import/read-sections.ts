import { inlineNote } from '../../ini/inline-note.ts'
import { parse } from '../../ini/parse.ts'
import type { NewSetting, SectionId } from '../edit/edit.ts'
import { load } from '../load.ts'
import type { NamedSection, Profiles } from '../profile.ts'
import { configSectionName } from '../section-name.ts'
import type { Import, ImportedSection, Skipped } from './imported.ts'

/** Reads the sections of a config or a credentials file, as the AWS CLI would. Null if they hold nothing to take over. */
export function readSections(text: string): Import | null {
  const document = parse(text)
  const nothing = parse('')
  const isConfig = document.sections.some(({ header }) => {
    const { kind, name } = configSectionName(header)
    return kind === 'sso-session' || kind === 'services' || (kind === 'profile' && name !== 'default')
  })
  const profiles = load(
    isConfig ? { config: document, credentials: nothing } : { config: nothing, credentials: document },
  )
  const sections = [...sessionsIn(profiles), ...servicesIn(profiles), ...profilesIn(profiles)]
  if (sections.length === 0) return null
  return { sections, nameless: null, skipped: skippedIn(profiles) }
}

function profilesIn({ list }: Profiles): ImportedSection[] {
  return list.map(({ name, settings }) => section({ kind: 'profile', name }, settings))
}

function sessionsIn({ sessions }: Profiles): ImportedSection[] {
  return [...sessions.values()].map(({ name, settings }) => section({ kind: 'sso-session', name }, settings))
}

function section(target: SectionId, settings: readonly { key: string; value: string }[]): ImportedSection {
  return { target, settings: settings.map(({ key, value }): NewSetting => [key, withoutNote(value)]) }
}

function servicesIn({ named }: Profiles): ImportedSection[] {
  const ofServices = named.filter(({ kind, counts }) => kind === 'services' && counts)
  return ofServices.map(({ name, section }) => ({
    target: { kind: 'services', name },
    settings: blockSettings(section),
  }))
}

/** Keys in blocks as `s3.endpoint_url`. */
function blockSettings({ settings }: NamedSection['section']): NewSetting[] {
  return settings.flatMap(({ key, value, nested }): NewSetting[] =>
    nested.length > 0
      ? nested.map((each) => [`${key}.${each.key}`, withoutNote(each.value)])
      : [[key, withoutNote(value)]],
  )
}

/** A ` # note` behind a value is what the SDKs read over, and what the AWS CLI would stumble over here, too. */
function withoutNote(value: string): string {
  const note = inlineNote(value)
  return note === null ? value : value.slice(0, -note.length).trimEnd()
}

/** What no tool reads. */
function skippedIn({ documents, others }: Profiles): Skipped[] {
  const lines = [...documents.config.problems, ...documents.credentials.problems]
    .filter(({ type }) => type === 'unparsable-line')
    .map(({ line }) => ({ name: `line ${line}`, reason: 'no tool can read it' }))
  const sections = others
    .filter(({ section }) => section.header !== 'DEFAULT')
    .map(({ section }) => ({
      name: `[${section.header}]`,
      reason: 'in a config file no tool reads such a section',
    }))
  return [...lines, ...sections]
}
