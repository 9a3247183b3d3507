import type { Document } from './document.ts'
import { DEFAULT_SECTION, parse } from './parse.ts'

/** Replaces the characters in [start, end) with `text`. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Applies splices that do not overlap, given in any order, and parses the result. */
export function spliced(document: Document, splices: readonly Splice[]): Document {
  const sorted = [...splices].sort((a, b) => a.start - b.start || a.end - b.end)
  return (
    withNewSection(document, sorted) ??
    withOneSection(document, sorted) ??
    parse(splicedText(document.text, 0, document.text.length, sorted))
  )
}

/** The text in [start, end) with the splices applied. */
function splicedText(text: string, start: number, end: number, splices: readonly Splice[]): string {
  let result = ''
  let from = start
  for (const each of splices) {
    result += text.slice(from, each.start) + each.text
    from = each.end
  }
  return result + text.slice(from, end)
}

/**
 * A change can append thousands of sections, one by one: parses only the last section, to which the appended text could
 * belong, and the new one. Null if the whole file has to be parsed.
 */
function withNewSection({ text, sections, problems }: Document, splices: readonly Splice[]): Document | null {
  const [splice, more] = splices
  const last = sections.at(-1)
  if (!splice || more || splice.start !== text.length || !last || problems.length > 0) return null
  const read = parse(text.slice(last.start) + splice.text)
  const [same, added, third] = read.sections
  if (!same || !added || third || read.problems.length > 0 || same.header !== last.header) return null
  const isKnown = [DEFAULT_SECTION, same.header].includes(added.header)
  if (isKnown || same.header === DEFAULT_SECTION || sections.some(({ header }) => header === added.header))
    return null
  const moved = read.sections.map((each) => each.movedBy(last.start, last.line - 1))
  return { text: text + splice.text, sections: [...sections.slice(0, -1), ...moved], problems }
}

/**
 * Most edits change the settings of one section: parses only that one, with the next header, and moves the others
 * (5,000 profiles: 0.5 ms instead of 4). Null if the whole file has to be parsed: it has problems, which can depend on
 * each other, or would get some; the section is [DEFAULT], whose keys other sections inherit; or headers come or go.
 */
function withOneSection({ text, sections, problems }: Document, splices: readonly Splice[]): Document | null {
  const [first, last] = [splices[0], splices.at(-1)]
  if (!first || !last || problems.length > 0) return null
  const at = sections.findIndex(({ bodyStart, end }) => bodyStart <= first.start && last.end <= end)
  const [section, next] = [sections[at], sections[at + 1]]
  if (!section || section.header === DEFAULT_SECTION) return null
  const end = next?.bodyStart ?? section.end
  const piece = splicedText(text, section.start, end, splices)
  const chars = section.start + piece.length - end
  const read = parse(piece)
  const [changed, border] = read.sections
  const isAsBefore =
    read.problems.length === 0 &&
    read.sections.length === (next ? 2 : 1) &&
    changed?.header === section.header &&
    border?.header === next?.header &&
    border?.start === (next && next.start + chars - section.start)
  if (!changed || !isAsBefore) return null
  const lines = border && next ? section.line - 1 + border.line - next.line : 0
  return {
    text: text.slice(0, section.start) + piece + text.slice(end),
    sections: [
      ...sections.slice(0, at),
      changed.movedBy(section.start, section.line - 1),
      ...sections.slice(at + 1).map((each) => each.movedBy(chars, lines)),
    ],
    problems,
  }
}
