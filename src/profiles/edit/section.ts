import type { Document, NestedSetting, Section, SettingLine } from '../../ini/document.ts'
import { addSection } from '../../ini/edit-section.ts'
import { findLine, pathIn } from '../../ini/set-setting.ts'
import type { FileRole } from '../problem.ts'
import { configSectionName, credentialsSectionName, type SectionName } from '../section-name.ts'
import type { Documents } from './documents.ts'
import type { SectionId } from './edit.ts'
import { EditRefused, refuseIf } from './edit-refused.ts'
import { nameRefusal } from './refusal.ts'

/** In ascending precedence: a setting in the credentials file wins. */
export const FILES: readonly FileRole[] = ['config', 'credentials']

interface Lookup {
  readonly file: FileRole
  readonly kind: SectionId['kind']
  readonly name: string
  readonly found: readonly Section[]
}

/** An edit looks up the same sections of a document many times. */
const lastLookup = new WeakMap<Document, Lookup>()

/** All sections of that name, including hidden ones, in file order. */
export function sectionsOf(
  document: Document,
  file: FileRole,
  { kind, name }: SectionId,
): readonly Section[] {
  const last = lastLookup.get(document)
  if (last?.file === file && last.kind === kind && last.name === name) return last.found
  // Rules out most headers without parsing them; only with quoting can a header omit the literal name.
  const hasQuoting = ['"', "'", '\\'].some((each) => document.text.includes(each))
  const found = document.sections.filter(({ header }) => {
    if (!header.includes(name) && !(hasQuoting && /["'\\]/.test(header))) return false
    const read = nameIn(file, header)
    return read.kind === kind && read.name === name
  })
  lastLookup.set(document, { file, kind, name, found })
  return found
}

/** The section that counts for a target, which is the last one; undefined if there is none. */
export function sectionOf(document: Document, file: FileRole, target: SectionId): Section | undefined {
  return sectionsOf(document, file, target).at(-1)
}

/**
 * The section that counts for one setting, or the last one if none has it. If a header is repeated, the SDKs merge its
 * sections: the last line of a key wins, a block as a whole.
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

/** The line, of a block or the section, that setting a key in one file would change; undefined if it would add one. */
export function lineToSet(
  documents: Documents,
  file: FileRole,
  target: SectionId,
  key: string,
): SettingLine | NestedSetting | undefined {
  const section = sectionHolding(documents[file], file, target, key)
  return section && lineOf(section, key)
}

/** The value of a setting in one file, or undefined. */
export function valueIn(
  documents: Documents,
  file: FileRole,
  target: SectionId,
  key: string,
): string | undefined {
  const section = sectionHolding(documents[file], file, target, key)
  return section && lineValue(section, key)
}

/** The line in a file's [DEFAULT] from which a target inherits a setting unless it sets it itself, or undefined. */
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

/** True if either file has a section of that name. */
export function hasTarget(documents: Documents, target: SectionId): boolean {
  return FILES.some((file) => sectionOf(documents[file], file, target) !== undefined)
}

/** Throws `EditRefused` if neither file has a section of that name. */
export function requireTarget(documents: Documents, target: SectionId): void {
  if (!hasTarget(documents, target)) {
    throw new EditRefused('missing', `there is no ${target.kind} ${target.name}`)
  }
}

/**
 * The section for a setting and its document; adds an empty section if there is none.
 *
 * @throws EditRefused if the name, which is in use in the other file, cannot be in a header of this one
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
  // It has at least the section just added.
  return { document: longer, section: longer.sections.at(-1) as Section }
}

/**
 * What goes between the brackets. Like `aws configure set`, in single quotes if the name contains a blank
 * (awscli/customizations/configure/writer.py).
 */
export function headerFor(file: FileRole, { kind, name }: SectionId): string {
  if (file === 'credentials' || (kind === 'profile' && name === 'default')) return name
  return `${kind} ${needsQuotes(name) ? `'${name}'` : name}`
}

/**
 * A header with its name replaced. Quotes and unusual blanks stay, except for quotes that only the old name needed.
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

/** What a header in that file means to the AWS CLI. */
export function nameIn(file: FileRole, header: string): SectionName {
  return file === 'config' ? configSectionName(header) : credentialsSectionName(header)
}
