import { skipBlanks, trimEnd } from './blank.ts'
import { hasEscapedByte } from './bytes.ts'
import type { Document, ParseProblem, Section } from './document.ts'
import { endOfLine, pastLineBreak } from './line-ends.ts'
import { ParsedSection } from './parsed-section.ts'
import { COLON, EQUALS, OPEN, SettingRows } from './setting-rows.ts'

/*
 * The grammar is that of Python's configparser as botocore uses it (RawConfigParser(): `=` or `:`, `#` and `;`
 * for whole-line comments only, strict, empty lines inside values), plus botocore's nested blocks:
 * https://github.com/python/cpython/blob/3.13/Lib/configparser.py and botocore/configloader.py.
 * Unlike configparser, it goes on after a problem: repeated sections and keys are kept, other bad lines skipped.
 */

const HASH = 35
const SEMICOLON = 59
const CLOSE = 93

/** Any text → document. Never throws; linear in the length of the text. */
export function parse(text: string): Document {
  const sections: ParsedSection[] = []
  let problems: ParseProblem[] = []
  const headers = new Set<string>()
  const rows = new SettingRows(text)
  let section: ParsedSection | undefined
  /** Row of the previous section's setting at the position of the next one: sections tend to repeat their keys. */
  let twin = 0
  let owner: number | null = 0
  let hasSetting = false
  /** Line of the last header without its bracket since the last real one: what stands below was meant for its section. */
  let unclosed = 0
  let indent = 0
  let line = 0
  let start = 0

  if (text.charCodeAt(0) === 0xfeff) {
    problems.push({ type: 'byte-order-mark', line: 1 })
    start = 1
  }
  const hasCarriageReturns = text.includes('\r')
  const addSetting = (beginning: number, valueEnd: number, end: number) => {
    const first = rows.add(beginning, line, start, valueEnd, end, owner)
    if (first > unclosed)
      problems.push({ type: 'duplicate-setting', line, first, name: rows.keyAt(rows.count - 1) })
    hasSetting = true
    twin++
    start = end
  }
  while (start < text.length) {
    line++
    const likely = section && twin < section.firstRow ? rows.valueStartLike(twin, start) : -1
    if (likely >= 0) {
      const valueEnd = endOfLine(text, likely, hasCarriageReturns)
      if (isGraphic(text.charCodeAt(likely)) && isGraphic(text.charCodeAt(valueEnd - 1))) {
        indent = 0
        addSetting(rows.beginningAt(twin), valueEnd, pastLineBreak(text, valueEnd))
        continue
      }
    }
    const bodyEnd = endOfLine(text, start, hasCarriageReturns)
    const end = pastLineBreak(text, bodyEnd)
    const first = skipBlanks(text, start, bodyEnd)
    const code = first < bodyEnd ? text.charCodeAt(first) : HASH
    if (code === HASH || code === SEMICOLON) {
      start = end
      continue
    }
    const last = trimEnd(text, first, bodyEnd)
    if (hasSetting && first - start > indent) {
      rows.extend({ line, start, end, textStart: first, textEnd: last })
      start = end
      continue
    }
    indent = first - start
    const bracket = code === OPEN ? lastBracket(text, first, last) : -1
    if (bracket > first + 1) {
      section?.close(start)
      const header = text.slice(first + 1, bracket)
      const trailer = text.slice(skipBlanks(text, bracket + 1, last), last)
      twin = section ? section.firstRow : 0
      section = new ParsedSection(header, trailer, line, start, end, rows)
      const nth = sections.push(section)
      owner = header === DEFAULT_SECTION ? null : nth
      hasSetting = false
      unclosed = 0
      headers.add(header)
      start = end
      continue
    }
    const at = firstSeparator(text, first, last)
    if (code === OPEN && bracket < 0 && at < 0) {
      problems.push({ type: 'unparsable-line', line, reason: 'no-bracket' })
      unclosed = line
    } else if (!section) {
      if (unclosed === 0) problems.push({ type: 'unparsable-line', line, reason: 'no-section' })
    } else if (at < 0) problems.push({ type: 'unparsable-line', line, reason: 'no-separator' })
    else if (at === first) problems.push({ type: 'unparsable-line', line, reason: 'no-key' })
    else {
      const beginning = rows.begin(start, first, trimEnd(text, first, at), skipBlanks(text, at + 1, last))
      addSetting(beginning, last, end)
      continue
    }
    start = end
  }
  section?.close(start)
  rows.join(problems)
  // Not `push(...)`: hundreds of thousands of arguments overflow the stack.
  if (headers.size < sections.length) problems = [...problems, ...repeatedSections(sections)]
  if (hasEscapedByte(text)) problems = [...problems, ...undecodableLines(text)]
  problems.sort((a, b) => a.line - b.line)
  return { text, sections, problems }
}

/** configparser adds this section's keys to every other one. It may be repeated, its keys may not. */
export const DEFAULT_SECTION = 'DEFAULT'

function lastBracket(text: string, start: number, end: number): number {
  let at = end - 1
  while (at > start && text.charCodeAt(at) !== CLOSE) at--
  return at > start ? at : -1
}

function firstSeparator(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === EQUALS || code === COLON) return at
  }
  return -1
}

/** True for a visible ASCII character: there is nothing to trim next to it. */
function isGraphic(code: number): boolean {
  return code > 32 && code < 127
}

function* repeatedSections(sections: readonly Section[]): Generator<ParseProblem> {
  const firstLines = new Map<string, number>()
  for (const { header, line } of sections) {
    const first = firstLines.get(header)
    if (first === undefined) firstLines.set(header, line)
    else if (header !== DEFAULT_SECTION) yield { type: 'duplicate-section', line, first, name: header }
  }
}

function* undecodableLines(text: string): Generator<ParseProblem> {
  let line = 0
  for (let at = 0; at < text.length; ) {
    line++
    const bodyEnd = endOfLine(text, at, true)
    if (hasEscapedByte(text.slice(at, bodyEnd))) yield { type: 'unparsable-line', line, reason: 'not-utf8' }
    at = pastLineBreak(text, bodyEnd)
  }
}
