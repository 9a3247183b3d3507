import type { Document, Section } from '../ini/document.ts'
import { JoinedProfile } from './joined-profile.ts'
import type { FileRole } from './problem.ts'
import type { NamedSection, OtherSection } from './profile.ts'
import { type SectionsByFile, sectionList } from './same-name-sections.ts'
import { configSectionName, credentialsSectionName } from './section-name.ts'

type NamedKind = NamedSection['kind']
type InFiles<What> = Readonly<Record<FileRole, What>>

/** The sections of both files by what they mean. */
export interface SortedSections {
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
export function sortSections(documents: InFiles<Document>): SortedSections {
  const sorted: SortedSections = {
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
      if (kind === 'default-values') sorted.defaults[file].push(section)
      if (kind === 'default-values' || kind === 'other') sorted.others[file].push({ file, section })
      else place(sorted, file, kind, name, section)
    }
  }
  return sorted
}

function place(
  sorted: SortedSections,
  file: FileRole,
  kind: NamedKind,
  name: string,
  section: Section,
): void {
  const named = sorted[kind].get(name) ?? added(sorted, kind, name)
  const sameName = named[file]
  if (sameName === null) {
    named[file] = section
    return
  }
  const earlier = sectionList(sameName)
  if (earlier[0]?.header !== section.header) {
    for (const each of earlier) sorted.hidden[file].push(asNamed(file, each, kind, name, false))
    named[file] = section
  } else if ('header' in sameName) named[file] = [sameName, section]
  else sameName.push(section)
}

function added(sorted: SortedSections, kind: NamedKind, name: string): SectionsByFile {
  if (kind === 'profile') {
    const profile = new JoinedProfile(name, sorted.profile.size, sorted.defaults)
    sorted.profile.set(name, profile)
    return profile
  }
  const named: SectionsByFile = { config: null, credentials: null }
  sorted[kind].set(name, named)
  return named
}

/** All sections that have a name: file by file, hidden ones first. */
export function namedSections(sorted: SortedSections): NamedSection[] {
  return FILES.flatMap((file) => [
    ...sorted.hidden[file],
    ...KINDS.flatMap((kind) =>
      [...sorted[kind]].flatMap(([name, named]) =>
        sectionList(named[file]).map((section) => asNamed(file, section, kind, name, true)),
      ),
    ),
  ])
}

/** Those of one name among them. */
export function sectionsOf(sorted: SortedSections, kind: NamedKind, name: string): NamedSection[] {
  const named = sorted[kind].get(name)
  return FILES.flatMap((file) => [
    ...sorted.hidden[file].filter((each) => each.kind === kind && each.name === name),
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
