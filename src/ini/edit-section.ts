import type { Document, Section } from './document.ts'
import { BYTE_ORDER_MARK, lineBreakNear, lineStartAfter, settingStyle, startsLine } from './line-style.ts'
import { type Splice, spliced } from './splice.ts'

/**
 * The document with a new section at its end, written in the style of the section above.
 *
 * @param header what goes between the brackets, already quoted if necessary
 */
export function addSection(
  document: Document,
  header: string,
  settings: readonly (readonly [key: string, value: string])[],
): Document {
  const last = document.sections.at(-1)
  const separator = last ? settingStyle(document, last).separator : () => ' = '
  const lineBreak = lineBreakNear(document, document.text.length)
  const lines = settings.map(([key, value]) => {
    const between = separator(key.length)
    return `${key}${value === '' ? between.trimEnd() : between}${value}`
  })
  return appendSection(document, header, lines.join(lineBreak))
}

/**
 * The document with a new section at its end, after a blank line unless the file's sections have none between them.
 *
 * @param body the lines below the header, inserted verbatim
 */
export function appendSection(document: Document, header: string, body: string): Document {
  const { text } = document
  const lineBreak = lineBreakNear(document, text.length)
  const isOpenLine = !startsLine(document, text.length)
  const lines = [`[${header}]`, body.replace(/(\r\n|\n|\r)$/, '')].filter((each) => each !== '')
  const hasGap = text === '' || text === BYTE_ORDER_MARK || gapBefore(text, text.length) !== ''
  const isTightHere = isTight(document)
  const lead = (isOpenLine ? lineBreak : '') + (hasGap || isTightHere ? '' : lineBreak)
  const added = lead + lines.join(lineBreak) + (isOpenLine ? '' : lineBreak)
  const grown = spliced(document, [{ start: text.length, end: text.length, text: added }])
  if (isTightHere && !hasGap) stillTight.add(grown)
  return grown
}

/** What thousands of sections are appended to, one by one, is not looked through each time. */
const stillTight = new WeakSet<Document>()

/** The blank line that ends at `end`, or ''. CRLF is one line break, not a line end and a blank line. */
function gapBefore(text: string, end: number): string {
  const [gap = ''] = /(?:(?<=\n)|(?<=\r)(?!\n))[ \t]*(?:\r\n|\n|\r)$/.exec(tail(text, end)) ?? []
  return gap
}

/** True if there are several sections with no blank line between any two (comments belong to the section below). */
function isTight(document: Document): boolean {
  const { text, sections } = document
  if (sections.length < 2) return false
  if (stillTight.has(document)) return true
  return sections.slice(1).every(({ start }) => gapBefore(text, aboveComments(text, start)) === '')
}

/** Start of the comment lines directly above the line at `start`, or `start`. */
function aboveComments(text: string, start: number): number {
  let top = start
  while (top > 0) {
    let line = top - (text.endsWith('\r\n', top) ? 2 : 1)
    while (line > 0 && text[line - 1] !== '\n' && text[line - 1] !== '\r') line--
    if (!/^[ \t]*[#;]/.test(text.slice(line, top))) break
    top = line
  }
  return top
}

function tail(text: string, end: number): string {
  return text.slice(Math.max(0, end - 200), end)
}

/** Replaces what is between the brackets of a section's header; the rest of the line stays. */
export function headerSplice({ text }: Document, section: Section, header: string): Splice {
  const start = text.indexOf('[', section.start) + 1
  return { start, end: start + section.header.length, text: header }
}

/**
 * The document without that section, from its header to its last setting. Comments after the last setting stay because
 * they may belong to the next section; the gaps above and below shrink to one.
 */
export function removeSection(document: Document, section: Section): Document {
  const { text } = document
  const gap = gapBefore(text, section.start)
  const isSetOff = section.start === 0 || gap !== ''
  let end = section.settings.at(-1)?.end ?? section.bodyStart
  while (isSetOff && end < section.end) {
    const next = lineStartAfter(document, end)
    if (text.slice(end, next).trim() !== '') break
    end = next
  }
  const isLast = end === text.length
  let start = section.start - (isLast ? gap.length : 0)
  // A file without a final line break stays without one.
  if (isLast && !startsLine(document, end))
    start -= /(?:\r\n|\n|\r)?$/.exec(tail(text, start))?.[0].length ?? 0
  return spliced(document, [{ start, end, text: '' }])
}
