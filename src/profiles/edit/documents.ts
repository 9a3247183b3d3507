import type { Document } from '../../ini/document.ts'
import type { FileRole } from '../problem.ts'

/**
 * The documents of both files. Both variables, or a link, can lead to a single file; then both are the same object, and a
 * change of one is a change of the other.
 */
export type Documents = Readonly<Record<FileRole, Document>>

/** True if the config file and the credentials file are one file. */
export function isOneFile({ config, credentials }: Documents): boolean {
  return config === credentials
}

/** The documents with another one in the place of one of them. */
export function withDocument(documents: Documents, file: FileRole, document: Document): Documents {
  return isOneFile(documents)
    ? { config: document, credentials: document }
    : { ...documents, [file]: document }
}
