import type { Document, Section } from '../../../src/ini/document.ts'

/** All that a document tells. */
export function documentData({ text, sections, problems }: Document) {
  return { text, problems, sections: sections.map(sectionData) }
}

/** All that one of its sections tells. */
export function sectionData(section: Section) {
  const { header, trailer, line, start, bodyStart, end, settings, size } = section
  const rows = settings.map((_, nth) => [
    section.keyAt(nth),
    section.isPlainAt(nth),
    section.isPlainAt(nth) && section.valueAt(nth),
  ])
  return { header, trailer, line, start, bodyStart, end, settings, size, rows }
}
