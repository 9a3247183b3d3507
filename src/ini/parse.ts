import { skipBlanks, trimEnd } from './blank.ts'
import { hasEscapedByte } from './bytes.ts'
import type { Continuation, Document, Fault, NestedSetting, Section, Setting } from './document.ts'
import { joinValue } from './join-value.ts'
import { endOfLine, pastLineBreak } from './line-ends.ts'

/*
 * The grammar is that of Python's configparser as botocore calls it (RawConfigParser(): `=` or `:`, `#` and `;`
 * for whole-line comments only, strict, empty lines inside values), plus botocore's nested blocks:
 * https://github.com/python/cpython/blob/3.13/Lib/configparser.py and botocore/configloader.py.
 * Where configparser gives up, reading goes on: a repeated section or key is kept, other bad lines are skipped.
 */

const HASH = 35
const COLON = 58
const SEMICOLON = 59
const EQUALS = 61
const OPEN = 91
const CLOSE = 93

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
interface OpenSetting extends Mutable<Setting> {
  continuation: Continuation[]
}
interface OpenSection extends Mutable<Section> {
  settings: OpenSetting[]
}

const NO_CONTINUATION: Continuation[] = []
const NO_NESTED: NestedSetting[] = []

/** Text → document, for any text. Never throws; linear in the length of the text. */
export function parse(text: string): Document {
  const sections: OpenSection[] = []
  const faults: Fault[] = []
  const firstLines = new Map<string, number>()
  const keys = new KeyLines()
  const defaultKeys = new Map<string, number>()
  let section: OpenSection | undefined
  let former: OpenSection | undefined
  let setting: OpenSetting | undefined
  let indent = 0
  let line = 0
  let start = 0

  if (text.charCodeAt(0) === 0xfeff) {
    faults.push({ kind: 'byte-order-mark', line: 1 })
    start = 1
  }
  const hasCarriageReturns = text.includes('\r')
  while (start < text.length) {
    line++
    const bodyEnd = endOfLine(text, start, hasCarriageReturns)
    const end = pastLineBreak(text, bodyEnd)
    const first = skipBlanks(text, start, bodyEnd)
    const code = first < bodyEnd ? text.charCodeAt(first) : HASH
    if (code === HASH || code === SEMICOLON) {
      start = end
      continue
    }
    const last = trimEnd(text, first, bodyEnd)
    if (setting && first - start > indent) {
      if (setting.continuation === NO_CONTINUATION) setting.continuation = []
      setting.continuation.push({ line, start, end, textStart: first, textEnd: last })
      setting.end = end
      start = end
      continue
    }
    indent = first - start
    const close = code === OPEN ? lastBracket(text, first, last) : -1
    if (close > first + 1) {
      const header = text.slice(first + 1, close)
      const trailer = text.slice(skipBlanks(text, close + 1, last), last)
      if (section) section.end = start
      former = section
      section = { header, trailer, line, start, bodyStart: end, end: text.length, settings: [] }
      sections.push(section)
      setting = undefined
      const earlier = firstLines.get(header)
      if (earlier === undefined) firstLines.set(header, line)
      else if (header !== DEFAULT_SECTION) {
        faults.push({ kind: 'duplicate-section', line, first: earlier, name: header })
      }
      start = end
      continue
    }
    const at = firstSeparator(text, first, last)
    if (!section) faults.push({ kind: 'unparsable-line', line, reason: 'no-section' })
    else if (at < 0) faults.push({ kind: 'unparsable-line', line, reason: 'no-separator' })
    else if (at === first) faults.push({ kind: 'unparsable-line', line, reason: 'no-key' })
    else {
      const keyEnd = trimEnd(text, first, at)
      // Sections are alike: the key of the same setting one section earlier serves again, which saves two strings.
      const twin = former?.settings[section.settings.length]
      const isTwin = twin?.spelling.length === keyEnd - first && text.startsWith(twin.spelling, first)
      const spelling = isTwin ? twin.spelling : text.slice(first, keyEnd)
      const key = isTwin ? twin.key : spelling.toLowerCase()
      const isDefault = section.header === DEFAULT_SECTION
      const earlier = isDefault ? defaultKeys.get(key) : keys.lineOf(section.settings, key)
      if (isDefault) defaultKeys.set(key, earlier ?? line)
      if (earlier !== undefined) faults.push({ kind: 'duplicate-setting', line, first: earlier, name: key })
      const valueStart = skipBlanks(text, at + 1, last)
      setting = {
        key,
        spelling,
        separator: text.charCodeAt(at) === EQUALS ? '=' : ':',
        value: text.slice(valueStart, last),
        line,
        start,
        end,
        keyStart: first,
        valueStart,
        valueEnd: last,
        continuation: NO_CONTINUATION,
        nested: NO_NESTED,
      }
      section.settings.push(setting)
    }
    start = end
  }
  for (const each of sections) for (const open of each.settings) joinValue(text, open, faults)
  if (hasEscapedByte(text)) faults.push(...undecodableLines(text))
  faults.sort((a, b) => a.line - b.line)
  return { text, sections, faults }
}

/** configparser's magic section: its keys show up in every other one. Repeating it is no error, repeating a key is. */
export const DEFAULT_SECTION = 'DEFAULT'

function lastBracket(text: string, start: number, end: number): number {
  let at = end - 1
  while (at > start && text.charCodeAt(at) !== CLOSE) at--
  return at > start ? at : -1
}

/** Finds repeated keys: by looking at a short section's settings, by a map once a section is long. */
class KeyLines {
  static readonly SHORT = 24
  #lines: Map<string, number> | undefined
  #settings: readonly OpenSetting[] | undefined

  /** Line on which `key` stands in `settings` already. */
  lineOf(settings: readonly OpenSetting[], key: string): number | undefined {
    if (settings.length < KeyLines.SHORT) {
      for (const setting of settings) if (setting.key === key) return setting.line
      return undefined
    }
    if (this.#settings !== settings) {
      this.#settings = settings
      this.#lines = new Map()
    }
    const lines = this.#lines as Map<string, number>
    for (let at = lines.size; at < settings.length; at++) {
      const setting = settings[at] as OpenSetting
      lines.set(lines.has(setting.key) ? `${setting.key}\n${at}` : setting.key, setting.line)
    }
    return lines.get(key)
  }
}

function firstSeparator(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === EQUALS || code === COLON) return at
  }
  return -1
}

function* undecodableLines(text: string): Generator<Fault> {
  let line = 0
  for (let at = 0; at < text.length; ) {
    line++
    const bodyEnd = endOfLine(text, at, true)
    if (hasEscapedByte(text.slice(at, bodyEnd))) yield { kind: 'unparsable-line', line, reason: 'not-utf8' }
    at = pastLineBreak(text, bodyEnd)
  }
}
