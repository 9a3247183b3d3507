import type { Document, Section } from './document.ts'
import { findLine, type KeyPath } from './set-setting.ts'
import { spliced } from './splice.ts'

/** The document with another key on the line of a setting, or null if it is not set. Every other character stays. */
export function renameKey(document: Document, section: Section, path: KeyPath, to: string): Document | null {
  const [name, sub] = path
  const line = findLine(section, name)
  if (!line) return null
  if (sub === undefined) {
    const end = line.keyStart + line.spelling.length
    return spliced(document, [{ start: line.keyStart, end, text: to }])
  }
  const nested = line.nested.findLast((each) => each.key === sub)
  if (!nested) return null
  return spliced(document, [{ start: nested.keyStart, end: nested.keyStart + sub.length, text: to }])
}
