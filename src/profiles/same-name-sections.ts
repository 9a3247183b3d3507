import type { Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'

/**
 * The sections of one name that count in one file: none, one, or several where the same header is repeated. The SDKs
 * merge those; the AWS CLI refuses the file, so showing the merger does no harm. Of thousands nearly all are one, which
 * needs no list around it.
 */
export type Together = null | Section | Section[]

/** The same in each file. */
export type Named = Record<FileRole, Together>

export function everyOne(together: Together): readonly Section[] {
  if (together === null) return NONE
  return 'header' in together ? [together] : together
}

const NONE: readonly [] = []
