import type { Document, Section } from '../../../src/ini/document.ts'

/** The public data of a document, to compare two of them with `toEqual`. */
export function documentData({ text, sections, problems }: Document) {
  return { text, problems, sections: sections.map(sectionData) }
}

/** The public data of a section. */
export function sectionData(section: Section) {
  const { header, trailer, line, start, bodyStart, end, settings, size } = section
  const values = settings.map((_, nth) => [
    section.keyAt(nth),
    section.lineAt(nth),
    section.isPlainAt(nth),
    section.isPlainAt(nth) && section.valueAt(nth),
  ])
  return { header, trailer, line, start, bodyStart, end, settings, size, values }
}
