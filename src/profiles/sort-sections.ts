import type { Document, Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'
import type { NamedSection, OtherSection } from './profile.ts'
import type { SectionName } from './section-name.ts'

type NamedKind = NamedSection['kind']

/** The sections of one file by what they mean. */
export interface FileSections {
  /**
   * Those that count, by kind and name, in file order. Several where the same header is repeated: the SDKs merge them;
   * the AWS CLI refuses the file, so showing the merger does no harm.
   */
  readonly named: Readonly<Record<NamedKind, Map<string, Section[]>>>
  readonly hidden: NamedSection[]
  readonly defaults: Section[]
  readonly others: OtherSection[]
}

/** What a file's headers say, by `nameOf`; the last spelling of a name hides the ones before it. */
export function sortSections(
  document: Document,
  file: FileRole,
  nameOf: (header: string) => SectionName,
): FileSections {
  const found: FileSections = {
    named: { profile: new Map(), 'sso-session': new Map(), services: new Map() },
    hidden: [],
    defaults: [],
    others: [],
  }
  for (const section of document.sections) {
    const { kind, name } = nameOf(section.header)
    if (kind === 'default-values') found.defaults.push(section)
    if (kind === 'default-values' || kind === 'other') {
      found.others.push({ file, section })
      continue
    }
    const same = found.named[kind].get(name)
    if (same && same[0]?.header === section.header) same.push(section)
    else {
      if (same) found.hidden.push(...same.map((each) => asNamed(file, each, kind, name, false)))
      found.named[kind].set(name, [section])
    }
  }
  return found
}

/** All sections that have a name, hidden ones first. */
export function* namedSections(file: FileRole, { hidden, named }: FileSections): Generator<NamedSection> {
  yield* hidden
  for (const kind of KINDS) {
    for (const [name, sections] of named[kind]) {
      for (const section of sections) yield asNamed(file, section, kind, name, true)
    }
  }
}

const KINDS: readonly NamedKind[] = ['profile', 'sso-session', 'services']

/** Those of one name among them. */
export function sectionsOf(
  file: FileRole,
  { hidden, named }: FileSections,
  kind: NamedKind,
  name: string,
): NamedSection[] {
  const counting = named[kind].get(name) ?? []
  return [
    ...hidden.filter((each) => each.kind === kind && each.name === name),
    ...counting.map((section) => asNamed(file, section, kind, name, true)),
  ]
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
