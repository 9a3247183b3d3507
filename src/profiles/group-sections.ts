import type { Document, Section } from '../ini/document.ts'
import { JoinedProfile } from './joined-profile.ts'
import type { FileRole } from './problem.ts'
import type { NamedSection, OtherSection } from './profile.ts'
import { configSectionName, credentialsSectionName } from './section-name.ts'
import { type SectionsByFile, sectionList } from './sections-by-file.ts'

type NamedKind = NamedSection['kind']
type ByFile<T> = Readonly<Record<FileRole, T>>

/** The sections of both files, grouped by what they mean to the AWS CLI. */
export interface GroupedSections {
  /** The profiles by name, in file order, config first. Like the next two, without hidden sections. */
  readonly profile: Map<string, JoinedProfile>
  readonly 'sso-session': Map<string, SectionsByFile>
  readonly services: Map<string, SectionsByFile>
  readonly hidden: ByFile<NamedSection[]>
  readonly defaults: ByFile<Section[]>
  readonly others: ByFile<OtherSection[]>
}

const SECTION_NAME = { config: configSectionName, credentials: credentialsSectionName }
const FILES: readonly FileRole[] = ['config', 'credentials']
const KINDS: readonly NamedKind[] = ['profile', 'sso-session', 'services']

/** Groups sections by their headers alone; the last spelling of a name hides the earlier ones. */
export function groupSections(documents: ByFile<Document>): GroupedSections {
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
    // Without an iterator: each of 10,000 steps would make an object until V8 has optimized this.
    documents[file].sections.forEach((section) => {
      const { kind, name } = nameOf(section.header)
      if (kind === 'default-values') grouped.defaults[file].push(section)
      if (kind === 'default-values' || kind === 'other') grouped.others[file].push({ file, section })
      else place(grouped, file, kind, name, section)
    })
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
  const byFile = grouped[kind].get(name) ?? added(grouped, kind, name)
  const earlier = byFile[file]
  if (earlier === null) {
    byFile[file] = section
    return
  }
  const list = sectionList(earlier)
  if (list[0]?.header !== section.header) {
    for (const each of list) grouped.hidden[file].push(asNamed(file, each, kind, name, false))
    byFile[file] = section
  } else if ('header' in earlier) byFile[file] = [earlier, section]
  else earlier.push(section)
}

function added(grouped: GroupedSections, kind: NamedKind, name: string): SectionsByFile {
  if (kind === 'profile') {
    const profile = new JoinedProfile(name, grouped.profile.size, grouped.defaults)
    grouped.profile.set(name, profile)
    return profile
  }
  const byFile: SectionsByFile = { config: null, credentials: null }
  grouped[kind].set(name, byFile)
  return byFile
}

/** All profile, sso-session and services sections: file by file, in each the hidden ones first. */
export function namedSections(grouped: GroupedSections): NamedSection[] {
  return FILES.flatMap((file) => [
    ...grouped.hidden[file],
    ...KINDS.flatMap((kind) =>
      [...grouped[kind]].flatMap(([name, byFile]) =>
        sectionList(byFile[file]).map((section) => asNamed(file, section, kind, name, true)),
      ),
    ),
  ])
}

/** The entries of `namedSections` with that kind and name. */
export function sectionsOf(grouped: GroupedSections, kind: NamedKind, name: string): NamedSection[] {
  const byFile = grouped[kind].get(name)
  return FILES.flatMap((file) => [
    ...grouped.hidden[file].filter((each) => each.kind === kind && each.name === name),
    ...sectionList(byFile?.[file] ?? null).map((section) => asNamed(file, section, kind, name, true)),
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
