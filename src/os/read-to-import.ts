import { readFound } from './files.ts'

/** Reads a file whose profiles are to be imported. `unreadable` says why not, as the end of a sentence. Never throws. */
export function readToImport(path: string): { readonly text: string } | { readonly unreadable: string } {
  const found = readFound(path)
  if (found.type === 'read') return found
  return { unreadable: found.type === 'missing' ? 'there is no such file' : found.reason }
}
