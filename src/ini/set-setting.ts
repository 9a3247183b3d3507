import type { Document, NestedSetting, Section, SettingLine } from './document.ts'
import { inlineNote } from './inline-note.ts'
import { lineBreakNear, nestedStyle, settingStyle, startsLine } from './line-style.ts'
import { type Splice, spliced } from './splice.ts'

/** A key, or the key of a block and a key inside of it. */
export type KeyPath = readonly [key: string] | readonly [block: string, key: string]

/** `s3.max_queue_size` → its path. A key with more dots is taken apart at the first one. */
export function keyPath(key: string): KeyPath {
  const dot = key.indexOf('.')
  return dot < 0 ? [key] : [key.slice(0, dot), key.slice(dot + 1)]
}

/** The path of a key in a section, where `s3.max_queue_size = 9` may stand as a line of its own. */
export function pathIn(section: Section, key: string): KeyPath {
  return findLine(section, key) ? [key] : keyPath(key)
}

/** Why a setting cannot be written without changing another one; the caller words it. */
export type SetRefusal = 'is-a-block' | 'is-no-block'

/**
 * The document with one setting set, or why that cannot be. A line that is there keeps its own spelling of all but the
 * value; a new one goes behind the section's last, written as its neighbours are. The value must be fit to be read
 * back (see `profiles/edit/value-refusal.ts`).
 */
export function setSetting(
  document: Document,
  section: Section,
  path: KeyPath,
  value: string,
): Document | SetRefusal {
  const [key, sub] = path
  const line = findLine(section, key)
  if (sub === undefined) {
    if (!line) return addLine(document, section, key, value)
    return line.nested.length > 0 ? 'is-a-block' : changeLine(document, line, value)
  }
  if (!line) return addBlock(document, section, key, sub, value)
  if (line.value !== '') return 'is-no-block'
  const nested = line.nested.findLast((each) => each.key === sub)
  return nested ? changeLine(document, nested, value) : addNested(document, line, sub, value)
}

/** The last line of that key: the one that counts for tools that read a repeated key at all. */
export function findLine(section: Section, key: string): SettingLine | undefined {
  return section.settings.findLast((each) => each.key === key.toLowerCase())
}

function changeLine(document: Document, line: SettingLine | NestedSetting, value: string): Document {
  return spliced(document, changeSplices(document, line, value))
}

/**
 * What it takes to give a line another value. An inline note moves to a comment line of its own above, so that nothing
 * is lost and all tools read the same.
 */
export function changeSplices(
  document: Document,
  line: SettingLine | NestedSetting,
  value: string,
): readonly Splice[] {
  const { text } = document
  const splices: Splice[] = []
  const above = notesOf(text, line).map((note) => note + lineBreakNear(document, line.end))
  if (above.length > 0) splices.push({ start: line.start, end: line.start, text: above.join('') })
  splices.push(value === '' ? emptied(text, line) : filled(text, line, value))
  // A value of several lines is replaced whole; comments between its lines stay.
  if ('continuation' in line) {
    for (const each of line.continuation) splices.push({ start: each.start, end: each.end, text: '' })
  }
  return splices
}

/** The inline notes of a value's lines. The blank before a value counts: `key = # note` is a note and no value. */
function notesOf(text: string, line: SettingLine | NestedSetting): string[] {
  const below = 'continuation' in line ? line.continuation : []
  const parts = [
    text.slice(line.valueStart - 1, line.valueEnd),
    ...below.map((each) => text.slice(each.textStart, each.textEnd)),
  ]
  return parts.flatMap((part) => inlineNote(part) ?? [])
}

/**
 * Blanks behind the separator of an empty value stay; where there are none, one goes before the value if one stands
 * before the separator.
 */
function filled(
  text: string,
  { keyStart, valueStart, valueEnd }: SettingLine | NestedSetting,
  value: string,
): Splice {
  if (valueStart < valueEnd) return { start: valueStart, end: valueEnd, text: value }
  const end = pastBlanks(text, valueStart)
  const isBare = end === valueStart && /[ \t][=:]$/.test(text.slice(keyStart, valueStart))
  return { start: end, end, text: isBare ? ` ${value}` : value }
}

/** Of ` = ` no blank is left at the end of the line: it comes back with a value. Odd blanks stay. */
function emptied(text: string, { keyStart, valueStart, valueEnd }: SettingLine | NestedSetting): Splice {
  const isUsual = /[ \t][=:] $/.test(text.slice(keyStart, valueStart))
  return { start: isUsual ? valueStart - 1 : valueStart, end: valueEnd, text: '' }
}

function pastBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

function addLine(document: Document, section: Section, key: string, value: string): Document {
  const { indent, separator } = settingStyle(document, section)
  const at = section.settings.at(-1)?.end ?? section.bodyStart
  return insertLines(document, at, [assignment(indent, key, separator(key.length), value)])
}

function addNested(document: Document, block: SettingLine, key: string, value: string): Document {
  const { indent, separator } = nestedStyle(document, block)
  return insertLines(document, block.end, [assignment(indent, key, separator(key.length), value)])
}

function addBlock(document: Document, section: Section, block: string, key: string, value: string): Document {
  const outer = settingStyle(document, section)
  const inner = nestedStyle(document, undefined)
  // Without another block to go by, `=` is written as it is around; columns of another indentation are none.
  const isPlain = /^[ \t]?=[ \t]?$/.test(outer.separator(1))
  const separator = inner.isModelled || !isPlain ? inner.separator : outer.separator
  const at = section.settings.at(-1)?.end ?? section.bodyStart
  const head = `${outer.indent}${block}${outer.separator(block.length).trimEnd()}`
  const line = assignment(outer.indent + inner.indent, key, separator(key.length), value)
  return insertLines(document, at, [head, line])
}

function assignment(indent: string, key: string, separator: string, value: string): string {
  return `${indent}${key}${value === '' ? separator.trimEnd() : separator}${value}`
}

/** Inserts whole lines at the start of a line; behind a last line without a line break, they do without one too. */
function insertLines(document: Document, at: number, lines: readonly string[]): Document {
  const lineBreak = lineBreakNear(document, at)
  const joined = lines.join(lineBreak)
  const text = startsLine(document, at) ? joined + lineBreak : lineBreak + joined
  return spliced(document, [{ start: at, end: at, text }])
}
