import type { Document } from '../../ini/document.ts'
import type { FileRole } from '../problem.ts'

/** The documents of both files. */
export type Documents = Readonly<Record<FileRole, Document>>
