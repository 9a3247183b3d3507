import type { Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'

/**
 * The sections of one name that count in one file: none, one, or several where the same header is repeated. The SDKs
 * merge those; the AWS CLI refuses the file, so showing the merger does no harm. Of thousands nearly all are one, which
 * needs no list around it.
 */
export type SectionsInFile = null | Section | Section[]

/** The same in each file. */
export type SectionsByFile = Record<FileRole, SectionsInFile>

export function sectionList(sameName: SectionsInFile): readonly Section[] {
  if (sameName === null) return NONE
  return 'header' in sameName ? [sameName] : sameName
}

const NONE: readonly [] = []
