import type { Document, Section } from '../../ini/document.ts'
import { parse } from '../../ini/parse.ts'
import { applyEdit } from '../edit/apply.ts'
import { type Documents, isOneFile } from '../edit/documents.ts'
import type { Edit } from '../edit/edit.ts'
import { load } from '../load.ts'
import type { FileRole } from '../problem.ts'
import type { OtherSection, Profiles } from '../profile.ts'
import type { SectionName } from '../section-name.ts'

/** What was tried for each edit, as JSON, and how many characters more can be parsed for others. */
interface Tries {
  readonly outcomes: Map<string, boolean>
  left: number
}

const known = new WeakMap<Profiles, Tries>()

/** A second of work. Whoever has more problems than that in a few huge sections is not helped by mending them one by one. */
const MOST_PARSED = 50_000_000

/**
 * True if an edit would not be refused. Tried on the sections that it is about alone, because there can be thousands of
 * problems and sections.
 *
 * @param at one of those sections
 * @param keepsReading whether every key of the profile must have the value that it had
 */
export function isPossible(
  profiles: Profiles,
  at: { readonly file: FileRole; readonly section: Section; readonly id: SectionName },
  edit: Edit,
  keepsReading: boolean,
): boolean {
  const tries = known.get(profiles) ?? { outcomes: new Map(), left: MOST_PARSED }
  known.set(profiles, tries)
  // All repeats of a line, or of a section, are mended by the same edit.
  const id = JSON.stringify(edit)
  const earlier = tries.outcomes.get(id)
  if (earlier !== undefined) return earlier
  if (tries.left <= 0) return false
  const before = excerpt(profiles, at)
  tries.left -= before.config.text.length + before.credentials.text.length
  const { documents: after } = applyEdit(before, edit)
  const outcome = after !== null && (!keepsReading || isReadAlike(before, after, at.id.name))
  tries.outcomes.set(id, outcome)
  return outcome
}

/** The sections of the same name or header with their neighbours, and what they inherit. */
function excerpt(
  profiles: Profiles,
  { file, section, id }: { readonly file: FileRole; readonly section: Section; readonly id: SectionName },
): Documents {
  const { documents, sectionsOf } = profiles
  const { kind, name } = id
  const named = kind === 'other' || kind === 'default-values' ? [] : sectionsOf(kind, name)
  const written = byHeader(profiles)
  const alike = [
    ...(written.get('DEFAULT') ?? []),
    ...(section.header === 'DEFAULT' ? [] : (written.get(section.header) ?? [])).filter(
      (each) => each.file === file,
    ),
  ]
  const isOne = isOneFile(documents)
  const partOf = (role: FileRole): Document => {
    const own = [...alike, ...named].filter((each) => each.file === role || isOne)
    return around(
      documents[role],
      own.map((each) => each.section),
    )
  }
  const config = partOf('config')
  return { config, credentials: isOne ? config : partOf('credentials') }
}

const headers = new WeakMap<Profiles, ReadonlyMap<string, readonly OtherSection[]>>()

/** The sections that are no profile's, by header: there can be thousands. */
function byHeader(profiles: Profiles): ReadonlyMap<string, readonly OtherSection[]> {
  let found = headers.get(profiles)
  if (!found) {
    found = Map.groupBy(profiles.others, ({ section }) => section.header)
    headers.set(profiles, found)
  }
  return found
}

/** These sections and their neighbours, which are read differently if a line at the border changes, as a document. */
function around(document: Document, sections: readonly Section[]): Document {
  const { text, sections: all } = document
  const wanted = new Set<number>()
  for (const each of sections) {
    const at = indexOf(all, each)
    for (const index of [at - 1, at, at + 1]) if (all[index]) wanted.add(index)
  }
  const parts = [...wanted].sort((a, b) => a - b).flatMap((at) => all[at] ?? [])
  const part = parse(parts.map(({ start, end }) => text.slice(start, end)).join(''))
  // An indented header can be part of a value below another section.
  const isAlike =
    part.sections.length === parts.length &&
    part.sections.every((each, at) => each.header === parts[at]?.header && each.size === parts[at].size)
  return isAlike ? part : document
}

/** They are in file order. */
function indexOf(sections: readonly Section[], section: Section): number {
  let [low, high] = [0, sections.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sections[middle]?.start ?? 0) < section.start) low = middle + 1
    else high = middle
  }
  return low
}

/** True if every key of a profile has the value that it had. */
function isReadAlike(before: Documents, after: Documents, name: string): boolean {
  const valuesIn = (documents: Documents) =>
    new Map(
      load(documents)
        .byName.get(name)
        ?.settings.map(({ key, value }) => [key, value]),
    )
  const [was, now] = [valuesIn(before), valuesIn(after)]
  return was.size === now.size && [...was].every(([key, value]) => now.get(key) === value)
}
