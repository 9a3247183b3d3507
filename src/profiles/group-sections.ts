import type { Document, Section } from '../ini/document.ts'
import { JoinedProfile } from './joined-profile.ts'
import type { FileRole } from './problem.ts'
import type { NamedSection, OtherSection } from './profile.ts'
import { configSectionName, credentialsSectionName } from './section-name.ts'
import { type SectionsByFile, sectionList } from './sections-by-file.ts'

type NamedKind = NamedSection['kind']
type InFiles<What> = Readonly<Record<FileRole, What>>

/** The sections of both files by what they mean. */
export interface GroupedSections {
  /** Those that count, by name: those of the config file first, in file order. */
  readonly profile: Map<string, JoinedProfile>
  readonly 'sso-session': Map<string, SectionsByFile>
  readonly services: Map<string, SectionsByFile>
  readonly hidden: InFiles<NamedSection[]>
  readonly defaults: InFiles<Section[]>
  readonly others: InFiles<OtherSection[]>
}

const SECTION_NAME = { config: configSectionName, credentials: credentialsSectionName }
const FILES: readonly FileRole[] = ['config', 'credentials']
const KINDS: readonly NamedKind[] = ['profile', 'sso-session', 'services']

/** What the headers say; the last spelling of a name hides the ones before it. */
export function groupSections(documents: InFiles<Document>): GroupedSections {
  const grouped: GroupedSections = {
    profile: new Map(),
    'sso-session': new Map(),
    services: new Map(),
    hidden: { config: [], credentials: [] },
    defaults: { config: [], credentials: [] },
    others: { config: [], credentials: [] },
  }
  for (const file of FILES) {
    const nameOf = SECTION_NAME[file]
    for (const section of documents[file].sections) {
      const { kind, name } = nameOf(section.header)
      if (kind === 'default-values') grouped.defaults[file].push(section)
      if (kind === 'default-values' || kind === 'other') grouped.others[file].push({ file, section })
      else place(grouped, file, kind, name, section)
    }
  }
  return grouped
}

function place(
  grouped: GroupedSections,
  file: FileRole,
  kind: NamedKind,
  name: string,
  section: Section,
): void {
  const named = grouped[kind].get(name) ?? added(grouped, kind, name)
  const sameName = named[file]
  if (sameName === null) {
    named[file] = section
    return
  }
  const earlier = sectionList(sameName)
  if (earlier[0]?.header !== section.header) {
    for (const each of earlier) grouped.hidden[file].push(asNamed(file, each, kind, name, false))
    named[file] = section
  } else if ('header' in sameName) named[file] = [sameName, section]
  else sameName.push(section)
}

function added(grouped: GroupedSections, kind: NamedKind, name: string): SectionsByFile {
  if (kind === 'profile') {
    const profile = new JoinedProfile(name, grouped.profile.size, grouped.defaults)
    grouped.profile.set(name, profile)
    return profile
  }
  const named: SectionsByFile = { config: null, credentials: null }
  grouped[kind].set(name, named)
  return named
}

/** All sections that have a name: file by file, hidden ones first. */
export function namedSections(grouped: GroupedSections): NamedSection[] {
  return FILES.flatMap((file) => [
    ...grouped.hidden[file],
    ...KINDS.flatMap((kind) =>
      [...grouped[kind]].flatMap(([name, named]) =>
        sectionList(named[file]).map((section) => asNamed(file, section, kind, name, true)),
      ),
    ),
  ])
}

/** Those of one name among them. */
export function sectionsOf(grouped: GroupedSections, kind: NamedKind, name: string): NamedSection[] {
  const named = grouped[kind].get(name)
  return FILES.flatMap((file) => [
    ...grouped.hidden[file].filter((each) => each.kind === kind && each.name === name),
    ...sectionList(named?.[file] ?? null).map((section) => asNamed(file, section, kind, name, true)),
  ])
}

function asNamed(
  file: FileRole,
  section: Section,
  kind: NamedKind,
  name: string,
  counts: boolean,
): NamedSection {
  return { file, section, kind, name, counts }
}
