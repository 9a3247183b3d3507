import type { Document, Section, SettingLine } from '../../ini/document.ts'
import { appendSection, headerSplice, removeSection } from '../../ini/edit-section.ts'
import { BYTE_ORDER_MARK } from '../../ini/line-style.ts'
import { isSameSetting, mergeSections, newSettings } from '../../ini/merge-sections.ts'
import { parse } from '../../ini/parse.ts'
import { renameKey } from '../../ini/rename-key.ts'
import { findLine, pathIn } from '../../ini/set-setting.ts'
import { spliced } from '../../ini/splice.ts'
import { ownLine, removeLines } from '../../ini/unset-setting.ts'
import type { FileRole } from '../problem.ts'
import { requireFree } from './add.ts'
import { type Documents, withDocument } from './documents.ts'
import type { MendingEdit, WrittenSection } from './edit.ts'
import { EditRefused, refuseIf } from './edit-refused.ts'
import { keyRefusal, nameRefusal } from './refusal.ts'
import { nameIn, sectionsOf } from './section.ts'
import { ELSEWHERE, sideEffectOf } from './side-effect.ts'

type Of<Type extends MendingEdit['type']> = Extract<MendingEdit, { readonly type: Type }>

/**
 * Gives a line another key.
 *
 * @throws EditRefused if there is no such line, or the section has the new key already
 */
export function renameKeyIn(documents: Documents, edit: Of<'rename-key'>): Documents {
  const { file, key, to } = edit
  const document = documents[file]
  const section = sectionsWith(document, edit).findLast((each) => findLine(each, pathIn(each, key)[0]))
  if (!section) throw notThere(edit, key)
  refuseIf(keyRefusal(to))
  const path = pathIn(section, key)
  const [name, sub] = path
  const isNested = sub !== undefined
  const siblings = isNested ? findLine(section, name)?.nested : section.settings
  const wanted = isNested ? to : to.toLowerCase()
  if (siblings?.some((each) => each.key === wanted))
    throw new EditRefused('refused', `${to} is set already; keep one of the two`)
  const after = renameKey(document, section, path, to)
  if (!after) throw notThere(edit, key)
  const renamed = ({ key: own, value, nested }: SettingLine) => {
    if (own !== name.toLowerCase()) return { key: own, value, nested }
    if (!isNested) return { key: wanted, value, nested }
    return {
      key: own,
      value,
      nested: nested.map((each) => (each.key === sub ? { ...each, key: to } : each)),
    }
  }
  const reads = { header: section.header, settings: section.settings.map(renamed) }
  refuseIf(sideEffectOf(document, after, { section, reads }))
  return withDocument(documents, file, after)
}

/**
 * Gives a section another header.
 *
 * @throws EditRefused if there is no such section or more than one, or the new name is not allowed, or taken in that file
 */
export function renameHeader(documents: Documents, edit: Of<'rename-header'>): Documents {
  const { file, to } = edit
  const document = documents[file]
  const section = onlySection(document, edit)
  const { kind, name } = nameIn(file, to)
  if (kind === 'other' || kind === 'default-values')
    throw new EditRefused('refused', `[${to}] names no section that AWS’s tools read`)
  refuseIf(nameRefusal({ kind, name }))
  if (sectionsOf(document, file, { kind, name }).length > 0)
    throw new EditRefused('refused', `${kind} ${name} already exists; merge the two`)
  const after = spliced(document, [headerSplice(document, section, to)])
  refuseIf(sideEffectOf(document, after, { section, reads: { header: to, settings: section.settings } }))
  return withDocument(documents, file, after)
}

/**
 * Makes one section of all with the same header, in the place of the first.
 *
 * @throws EditRefused if there are not several, or they contradict each other
 */
export function merge(documents: Documents, edit: Of<'merge'>): Documents {
  const { file, header } = edit
  const document = documents[file]
  const [first, ...later] = sectionsWith(document, edit)
  if (!first || later.length === 0)
    throw new EditRefused('missing', `there are no two sections [${header}] in the ${file} file`)
  const after = mergeSections(document, first, later)
  const added = newSettings(first, later)
  if (!after || !added)
    throw new EditRefused(
      'refused',
      `the sections [${header}] contradict each other; keep one value of each setting`,
    )
  const reads = { header, settings: [...first.settings, ...added.flat()] }
  refuseIf(sideEffectOf(document, after, { section: first, reads, gone: later }))
  return withDocument(documents, file, after)
}

/**
 * Removes the later ones of equal lines with the same key in one section.
 *
 * @throws EditRefused if there are not several, or they differ
 */
export function removeRepeats(documents: Documents, edit: Of<'remove-repeats'>): Documents {
  const { file, key } = edit
  const document = documents[file]
  const linesOf = (section: Section) => section.settings.filter((each) => each.key === key.toLowerCase())
  const section = sectionsWith(document, edit).find((each) => linesOf(each).length > 1)
  if (!section) throw notThere(edit, key)
  const [first, ...repeats] = linesOf(section)
  if (!first || repeats.some((each) => !isSameSetting(first, each)))
    throw new EditRefused('refused', `the lines of ${key} differ; keep one of them`)
  const lines = repeats.flatMap((each) => [ownLine(document, each), ...each.continuation])
  const after = removeLines(document, lines)
  const settings = section.settings.filter((each) => !repeats.includes(each))
  refuseIf(sideEffectOf(document, after, { section, reads: { header: section.header, settings } }))
  return withDocument(documents, file, after)
}

/**
 * Removes one section with its settings.
 *
 * @throws EditRefused if there is no such section, or more than one
 */
export function removeWritten(documents: Documents, edit: Of<'remove-section'>): Documents {
  const document = documents[edit.file]
  const section = onlySection(document, edit)
  const after = removeSection(document, section)
  refuseIf(sideEffectOf(document, after, { gone: [section] }))
  return withDocument(documents, edit.file, after)
}

/**
 * Moves a section, line for line, to the end of the other file, and gives it the header that it needs there.
 *
 * @throws EditRefused if there is no such section or more than one, or its name is taken
 */
export function moveSection(documents: Documents, edit: Of<'move-section'>): Documents {
  const from = documents[edit.file]
  const section = onlySection(from, edit)
  const other = edit.file === 'config' ? 'credentials' : 'config'
  const { kind, name } = nameIn(other, edit.to)
  if (kind === 'other' || kind === 'default-values')
    throw new EditRefused('refused', `[${edit.to}] names no section that AWS’s tools read`)
  requireFree(documents, { kind, name })
  const body = from.text.slice(section.bodyStart, section.settings.at(-1)?.end ?? section.bodyStart)
  const grown = appendSection(documents[other], edit.to, body)
  const moved = grown.sections.at(-1)
  const isWhole =
    grown.sections.length === documents[other].sections.length + 1 && moved?.size === section.size
  if (!isWhole) throw new EditRefused('refused', ELSEWHERE)
  return removeWritten(withDocument(documents, other, grown), { ...edit, type: 'remove-section' })
}

/** Removes the byte order mark of a file. Throws `EditRefused` if it has none. */
export function removeMark(documents: Documents, file: FileRole): Documents {
  const document = documents[file]
  if (!document.text.startsWith(BYTE_ORDER_MARK))
    throw new EditRefused('not-set', `the ${file} file has no byte order mark`)
  const after = parse(document.text.slice(BYTE_ORDER_MARK.length))
  refuseIf(sideEffectOf(document, after, { gone: [] }))
  return withDocument(documents, file, after)
}

function sectionsWith(document: Document, { header }: WrittenSection): readonly Section[] {
  return document.sections.filter((each) => each.header === header)
}

function onlySection(document: Document, at: WrittenSection): Section {
  const [section, ...more] = sectionsWith(document, at)
  if (!section) throw new EditRefused('missing', `there is no [${at.header}] in the ${at.file} file`)
  if (more.length > 0)
    throw new EditRefused('refused', `[${at.header}] stands more than once; merge its sections first`)
  return section
}

function notThere({ file, header }: WrittenSection, key: string): EditRefused {
  return new EditRefused('not-set', `${key} is not set in [${header}] of the ${file} file`)
}
