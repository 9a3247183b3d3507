import type { Document, NestedSetting, Section, SettingLine } from './document.ts'
import { inlineNote } from './inline-note.ts'
import { lineBreakNear, nestedStyle, settingStyle, startsLine } from './line-style.ts'
import { type Splice, spliced } from './splice.ts'

/** A key, or the key of a block and a key inside it. */
export type KeyPath = readonly [key: string] | readonly [block: string, key: string]

/** `s3.max_queue_size` → its path, split at the first dot. */
export function keyPath(key: string): KeyPath {
  const dot = key.indexOf('.')
  return dot < 0 ? [key] : [key.slice(0, dot), key.slice(dot + 1)]
}

/** The path of a key in a section. A dotted key is one name if a line such as `s3.max_queue_size = 9` has it. */
export function pathIn(section: Section, key: string): KeyPath {
  return findLine(section, key) ? [key] : keyPath(key)
}

/** Why a setting cannot be written without changing another one, for the caller to word. */
export type SetRefusal = 'is-a-block' | 'is-no-block'

/**
 * The document with one setting set, or why it cannot be. An existing line changes in its value only; a new one goes
 * after the section's last setting, in the style of its neighbours. The caller makes sure that the value reads back as
 * written (`valueRefusal` in `profiles/edit/refusal.ts`).
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

/** The last line of that key, which is the one that counts for tools that accept a repeated key. */
export function findLine(section: Section, key: string): SettingLine | undefined {
  return section.settings.findLast((each) => each.key === key.toLowerCase())
}

function changeLine(document: Document, line: SettingLine | NestedSetting, value: string): Document {
  return spliced(document, changeSplices(document, line, value))
}

/**
 * The splices that give a line another value. An inline note becomes a comment line above: nothing is lost, and all
 * tools read the same value.
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
  // All lines of a value are replaced; comments between them stay.
  if ('continuation' in line) {
    for (const each of line.continuation) splices.push({ start: each.start, end: each.end, text: '' })
  }
  return splices
}

/** The inline notes of a value's lines, including the blank before it: `key = # note` is only a note. */
function notesOf(text: string, line: SettingLine | NestedSetting): string[] {
  const below = 'continuation' in line ? line.continuation : []
  const parts = [
    text.slice(line.valueStart - 1, line.valueEnd),
    ...below.map((each) => text.slice(each.textStart, each.textEnd)),
  ]
  return parts.flatMap((part) => inlineNote(part) ?? [])
}

/**
 * An empty value keeps the blanks after its separator; if there are none but there is one before the separator
 * (`key =`), the value gets one.
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

/** Removes the blank after ` = ` as well, which `filled` puts back; any other blanks stay. */
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
  // Without a block as a model, copy the `=` of the settings around, unless it is aligned: the indentation differs.
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

/** Inserts lines at the start of a line. After a last line without a line break, the new last line has none either. */
function insertLines(document: Document, at: number, lines: readonly string[]): Document {
  const lineBreak = lineBreakNear(document, at)
  const joined = lines.join(lineBreak)
  const text = startsLine(document, at) ? joined + lineBreak : lineBreak + joined
  return spliced(document, [{ start: at, end: at, text }])
}
