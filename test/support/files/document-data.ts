import type { Document, Section } from '../../../src/ini/document.ts'

/** All that a document tells. */
export function told({ text, sections, problems: faults }: Document) {
  return { text, faults, sections: sections.map(toldOf) }
}

/** All that one of its sections tells. */
export function toldOf(section: Section) {
  const { header, trailer, line, start, bodyStart, end, settings, size } = section
  const rows = settings.map((_, nth) => [
    section.keyAt(nth),
    section.isPlainAt(nth),
    section.isPlainAt(nth) && section.valueAt(nth),
  ])
  return { header, trailer, line, start, bodyStart, end, settings, size, rows }
}
