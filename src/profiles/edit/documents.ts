import type { Document } from '../../ini/document.ts'
import type { FileRole } from '../problem.ts'

/** Both files. */
export type Documents = Readonly<Record<FileRole, Document>>
