import type { Document } from './document.ts'
import { DEFAULT_SECTION, parse } from './parse.ts'

/** Replace the characters from `start` to `end` by `text`; everything else of a file stays as it is. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Applies splices that do not overlap, in any order, and reads the result anew. */
export function spliced(document: Document, splices: readonly Splice[]): Document {
  const sorted = [...splices].sort((a, b) => a.start - b.start || a.end - b.end)
  return (
    withOneSection(document, sorted) ?? parse(splicedText(document.text, 0, document.text.length, sorted))
  )
}

/** The text from `start` to `end` with the splices in it. */
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
 * Most changes concern the settings of one section: only that one is read anew, down to the next header, and the others
 * are moved (5,000 profiles: 0.5 ms in place of 4). Null where more has to be looked at: the file has faults, which may
 * hang together, or would get some; the section's keys show up in the others; headers come or go.
 */
function withOneSection(
  { text, sections, problems: faults }: Document,
  splices: readonly Splice[],
): Document | null {
  const [first, last] = [splices[0], splices.at(-1)]
  if (!first || !last || faults.length > 0) return null
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
    problems: faults,
  }
}
