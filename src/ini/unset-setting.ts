import type { Document, Section, SettingLine } from './document.ts'
import { lineStartAfter } from './line-style.ts'
import { findLine, type KeyPath } from './set-setting.ts'
import { spliced } from './splice.ts'

/**
 * The document without that setting, or null if it is not set. All lines of its value go, and all settings of a block.
 * A block that loses its last setting goes too, because it would read as an empty value. Comments between the lines
 * stay.
 */
export function unsetSetting(document: Document, section: Section, path: KeyPath): Document | null {
  const [key, sub] = path
  const line = findLine(section, key)
  if (!line) return null
  if (sub === undefined) return removeLines(document, [ownLine(document, line), ...line.continuation])
  const gone = line.nested.filter((each) => each.key === sub)
  if (gone.length === 0) return null
  return removeLines(document, gone.length === line.nested.length ? [ownLine(document, line), ...gone] : gone)
}

export interface Lines {
  readonly start: number
  readonly end: number
}

/** The first line of a setting, without its continuation lines. */
export function ownLine(document: Document, { start, valueEnd }: SettingLine): Lines {
  return { start, end: lineStartAfter(document, valueEnd) }
}

export function removeLines(document: Document, lines: readonly Lines[]): Document {
  return spliced(
    document,
    lines.map(({ start, end }) => ({ start, end, text: '' })),
  )
}
