import type { Document, Section } from '../../ini/document.ts'
import { parse } from '../../ini/parse.ts'
import type { FileRole } from '../problem.ts'
import { applyEdit } from './apply.ts'
import { type Documents, isOneFile, withDocument } from './documents.ts'
import type { Edit, MendingEdit } from './edit.ts'
import { FILES, nameIn } from './section.ts'

/** An edit of one section of one file. */
export type SectionEdit = Extract<
  MendingEdit,
  { readonly type: 'rename-key' | 'rename-header' | 'remove-repeats' }
>

export function isSectionEdit(edit: Edit): edit is SectionEdit {
  return edit.type === 'rename-key' || edit.type === 'rename-header' || edit.type === 'remove-repeats'
}

export interface AppliedMany {
  readonly documents: Documents
  /** The edits that were not refused. */
  readonly done: ReadonlySet<SectionEdit>
}

/**
 * Applies thousands of edits, each as `applyEdit` would, in the time that parsing the file takes: by itself, each of them
 * copies the whole file. No two may be of the same line or the same header.
 */
export function applyToSections(documents: Documents, edits: readonly SectionEdit[]): AppliedMany {
  if (edits.length < 2 || isOneFile(documents)) return oneByOne(documents, edits)
  let now = documents
  const done = new Set<SectionEdit>()
  for (const file of FILES) {
    const own = edits.filter((each) => each.file === file)
    const { texts, made } = editedAlone(documents[file], file, own)
    const after = assembled(documents[file], texts)
    if (!after) continue
    now = withDocument(now, file, after)
    for (const each of made) done.add(each)
  }
  const rest = oneByOne(
    now,
    edits.filter((each) => !done.has(each)),
  )
  return { documents: rest.documents, done: done.union(rest.done) }
}

function oneByOne(documents: Documents, edits: readonly SectionEdit[]): AppliedMany {
  const done = new Set<SectionEdit>()
  let now = documents
  for (const edit of edits) {
    const applied = applyEdit(now, edit)
    if (applied.refused) continue
    now = applied.documents
    done.add(edit)
  }
  return { documents: now, done }
}

/** The new texts of the sections that can be edited without looking at the whole file, and the edits that made them. */
function editedAlone(document: Document, file: FileRole, edits: readonly SectionEdit[]) {
  const texts = new Map<Section, string>()
  const made: SectionEdit[] = []
  const idOf = (header: string) => JSON.stringify(nameIn(file, header))
  const names = new Set(document.sections.map(({ header }) => idOf(header)))
  const isFree = (edit: SectionEdit) => edit.type !== 'rename-header' || !names.has(idOf(edit.to))
  const withHeader = Map.groupBy([...document.sections.keys()], (at) => document.sections[at]?.header)
  for (const [header, group] of Map.groupBy(edits, (each) => each.header)) {
    const [at, more] = withHeader.get(header) ?? []
    if (at === undefined || more !== undefined || !group.every(isFree)) continue
    const neighbours = document.sections.slice(Math.max(0, at - 1), at + 2)
    const section = document.sections[at]
    const part = parse(neighbours.map((each) => document.text.slice(each.start, each.end)).join(''))
    if (!section || !isAlike(part, neighbours)) continue
    const nth = neighbours.indexOf(section)
    const empty = parse('')
    const before =
      file === 'config' ? { config: part, credentials: empty } : { config: empty, credentials: part }
    const applied = oneByOne(before, group)
    const after = applied.documents[file].sections[nth]
    if (!after) continue
    texts.set(section, applied.documents[file].text.slice(after.start, after.end))
    made.push(...applied.done)
  }
  return { texts, made }
}

function isAlike({ sections }: Document, neighbours: readonly Section[]): boolean {
  return (
    sections.length === neighbours.length &&
    sections.every((each, at) => each.header === neighbours[at]?.header && each.size === neighbours[at].size)
  )
}

/** The file with other texts for some of its sections; null if a section would then begin elsewhere. */
function assembled({ text, sections }: Document, texts: ReadonlyMap<Section, string>): Document | null {
  const parts = sections.map((each) => texts.get(each) ?? text.slice(each.start, each.end))
  const after = parse(text.slice(0, sections[0]?.start ?? text.length) + parts.join(''))
  const isAsMeant =
    after.sections.length === parts.length &&
    after.sections.every(({ start, end }, at) => end - start === parts[at]?.length)
  return isAsMeant ? after : null
}
