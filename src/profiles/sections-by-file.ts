import type { Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'

/**
 * The sections of one name that count in one file: none, one, or several if the same header is repeated. The SDKs merge
 * those; the AWS CLI rejects the file anyway, so showing them merged does no harm. A single one goes without a list,
 * because nearly all of thousands are single.
 */
export type SectionsInFile = null | Section | Section[]

/** The sections of one name that count, in either file. */
export type SectionsByFile = Record<FileRole, SectionsInFile>

export function sectionList(sections: SectionsInFile): readonly Section[] {
  if (sections === null) return NONE
  return 'header' in sections ? [sections] : sections
}

const NONE: readonly [] = []
