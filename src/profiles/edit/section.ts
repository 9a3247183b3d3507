import type { Document, NestedSetting, Section, SettingLine } from '../../ini/document.ts'
import { addSection } from '../../ini/edit-section.ts'
import { findLine, pathIn } from '../../ini/set-setting.ts'
import type { FileRole } from '../problem.ts'
import { configSectionName, credentialsSectionName, type SectionName } from '../section-name.ts'
import type { Documents } from './documents.ts'
import type { SectionId } from './edit.ts'
import { EditRefused, refuseIf } from './edit-refused.ts'
import { nameRefusal } from './refusal.ts'

/** Both, the one that loses first. */
export const FILES: readonly FileRole[] = ['config', 'credentials']

interface Lookup {
  readonly file: FileRole
  readonly kind: SectionId['kind']
  readonly name: string
  readonly found: readonly Section[]
}

/** An edit asks each document for the same sections again and again. */
const lastLookup = new WeakMap<Document, Lookup>()

/** All sections of that name, hidden ones too, in file order. */
export function sectionsOf(
  document: Document,
  file: FileRole,
  { kind, name }: SectionId,
): readonly Section[] {
  const last = lastLookup.get(document)
  if (last?.file === file && last.kind === kind && last.name === name) return last.found
  // Most headers cannot be it: taking them apart is saved.
  const mayBeSpelledOtherwise = ['"', "'", '\\'].some((each) => document.text.includes(each))
  const found = document.sections.filter(({ header }) => {
    if (!header.includes(name) && !(mayBeSpelledOtherwise && /["'\\]/.test(header))) return false
    const read = nameIn(file, header)
    return read.kind === kind && read.name === name
  })
  lastLookup.set(document, { file, kind, name, found })
  return found
}

/** The section of a file that counts for a target, which is the last one; undefined where there is none. */
export function sectionOf(document: Document, file: FileRole, target: SectionId): Section | undefined {
  return sectionsOf(document, file, target).at(-1)
}

/**
 * The section that counts for one setting: a header may be repeated, and the SDKs join what stands below, where the
 * last line of a key wins, a block with all that is in it.
 */
export function sectionHolding(
  document: Document,
  file: FileRole,
  target: SectionId,
  key: string,
): Section | undefined {
  const sections = sectionsOf(document, file, target)
  const last = sections.at(-1)
  return (
    sections.findLast((each) => each.header === last?.header && findLine(each, pathIn(each, key)[0])) ?? last
  )
}

function lineOf(section: Section, key: string): SettingLine | NestedSetting | undefined {
  const [name, sub] = pathIn(section, key)
  const line = findLine(section, name)
  return sub === undefined ? line : line?.nested.findLast((each) => each.key === sub)
}

function lineValue(section: Section, key: string): string | undefined {
  const line = lineOf(section, key)
  return line && 'nested' in line && line.nested.length > 0 ? undefined : line?.value
}

/** What one file says about a setting, or undefined. */
export function valueIn(
  documents: Documents,
  file: FileRole,
  target: SectionId,
  key: string,
): string | undefined {
  const section = sectionHolding(documents[file], file, target, key)
  return section && lineValue(section, key)
}

/** The line of a file's [DEFAULT] sections from which a target has a setting unless it sets it itself, or undefined. */
export function inheritedLine(
  document: Document,
  file: FileRole,
  target: SectionId,
  key: string,
): number | undefined {
  if (!sectionOf(document, file, target)) return undefined
  const defaults = document.sections.filter(({ header }) => nameIn(file, header).kind === 'default-values')
  return defaults.flatMap((each) => lineOf(each, key)?.line ?? []).at(-1)
}

/** True where either file has a section of that name. */
export function hasTarget(documents: Documents, target: SectionId): boolean {
  return FILES.some((file) => sectionOf(documents[file], file, target) !== undefined)
}

/** Throws where neither file has a section of that name. */
export function requireTarget(documents: Documents, target: SectionId): void {
  if (!hasTarget(documents, target)) {
    throw new EditRefused('missing', `there is no ${target.kind} ${target.name}`)
  }
}

/**
 * The section for a setting and the document that has it, with an empty one added where there was none. Throws
 * `EditRefused` where the name, taken from the other file, cannot be written into a header of this one.
 */
export function withSection(
  document: Document,
  file: FileRole,
  target: SectionId,
  key: string,
): { readonly document: Document; readonly section: Section } {
  const section = sectionHolding(document, file, target, key)
  if (section) return { document, section }
  refuseIf(nameRefusal(target))
  const longer = addSection(document, headerFor(file, target), [])
  return { document: longer, section: longer.sections.at(-1) as Section }
}

/**
 * What goes between the brackets, quoted as `aws configure set` quotes: single quotes where the name holds a blank
 * (awscli/customizations/configure/writer.py).
 */
export function headerFor(file: FileRole, { kind, name }: SectionId): string {
  if (file === 'credentials' || (kind === 'profile' && name === 'default')) return name
  return `${kind} ${needsQuotes(name) ? `'${name}'` : name}`
}

/**
 * A header with another name in it, spelled as it was: quotes and odd blanks stay, unless it was the old name that
 * needed the quotes.
 */
export function renamedHeader(header: string, file: FileRole, target: SectionId, to: string): string {
  const { kind, name } = target
  const plain = headerFor(file, { kind, name: to })
  if (to === 'default' || (needsQuotes(name) && !needsQuotes(to))) return plain
  const at = header.lastIndexOf(name)
  const spelled = header.slice(0, at) + to + header.slice(at + name.length)
  const read = nameIn(file, spelled)
  return at >= 0 && read.kind === kind && read.name === to ? spelled : plain
}

function needsQuotes(name: string): boolean {
  return /[ \t]/.test(name)
}

/** What a header of that file means. */
export function nameIn(file: FileRole, header: string): SectionName {
  return file === 'config' ? configSectionName(header) : credentialsSectionName(header)
}
