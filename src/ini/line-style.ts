import { trimEnd } from './blank.ts'
import type { Document, NestedSetting, Section, SettingLine } from './document.ts'

/** The line break that a file uses at `offset` or before it, else its first one, else `\n`. */
export function lineBreakNear({ text }: Document, offset: number): string {
  const before = /(\r\n|\n|\r)[^\r\n]*$/.exec(text.slice(Math.max(0, offset - 4_096), offset))
  return before?.[1] ?? /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** True where the character before `offset` ends a line, or nothing is before it. */
export function startsLine({ text }: Document, offset: number): boolean {
  if (offset === 0 || (offset === 1 && text.startsWith(BYTE_ORDER_MARK))) return true
  return text[offset - 1] === '\n' || text[offset - 1] === '\r'
}

/** Stands before the first line and is no part of it. */
export const BYTE_ORDER_MARK = '\ufeff'

/** First character of the line below the one that `offset` stands in, or the end of the text. */
export function lineStartAfter({ text }: Document, offset: number): number {
  const lineBreak = /\r\n|\n|\r/g
  lineBreak.lastIndex = offset
  return lineBreak.exec(text) ? lineBreak.lastIndex : text.length
}

/** How the lines of a section are written: what a new one takes over. */
export interface LineStyle {
  readonly indent: string
  /** Between key and value, for a key of that many characters. */
  readonly separator: (keyLength: number) => string
}

type Line = Pick<SettingLine, 'start' | 'keyStart' | 'valueStart' | 'valueEnd'>

const NESTED_INDENT = '    ' // What `aws configure set` writes.

/** The style of the settings next to the end of a section, else of the section above or below, else `key = value`. */
export function settingStyle(document: Document, section: Section): LineStyle {
  const at = document.sections.indexOf(section)
  const near = [section, document.sections[at - 1], document.sections[at + 1]]
  const model = near.find((each) => each && each.settings.length > 0)
  const lines = model?.settings ?? []
  // An indented first line of a section is an error to some SDKs, so only the section's own indentation counts.
  const last = section.settings.at(-1)
  return {
    indent: last ? document.text.slice(last.start, last.keyStart) : '',
    separator: separatorLike(document, lines),
  }
}

/** The style of the lines of a block, else of another block of the file; `isModelled` where there is one. */
export function nestedStyle(
  document: Document,
  block: SettingLine | undefined,
): LineStyle & { readonly isModelled: boolean } {
  const own = block?.nested ?? []
  const lines = own.length > 0 ? own : otherBlock(document)
  const last = lines.at(-1)
  const outer = block ? document.text.slice(block.start, block.keyStart) : ''
  const inner = last ? document.text.slice(last.start, last.keyStart) : ''
  return {
    indent: inner.length > outer.length ? inner : outer + NESTED_INDENT,
    separator: separatorLike(document, lines),
    isModelled: lines.length > 0,
  }
}

function otherBlock(document: Document): readonly NestedSetting[] {
  for (const section of document.sections) {
    for (const { nested } of section.settings) if (nested.length > 0) return nested
  }
  return []
}

/** ` = `, `=` … as the last of these lines has it; where all of them align their values, aligned with them. */
function separatorLike({ text }: Document, lines: readonly Line[]): LineStyle['separator'] {
  const parts = lines
    .filter((line) => line.valueStart < line.valueEnd)
    .map((line) => {
      const at = text.slice(line.keyStart, line.valueStart).search(/[=:]/) + line.keyStart
      const keyEnd = trimEnd(text, line.keyStart, at)
      return {
        column: at - line.start,
        keyLength: keyEnd - line.keyStart,
        before: text.slice(keyEnd, at),
        after: text.slice(at + 1, line.valueStart),
        isColon: text[at] === ':',
        indent: line.keyStart - line.start,
      }
    })
  const last = parts.at(-1)
  if (!last) return () => ' = '
  const isAligned =
    parts.length > 1 &&
    parts.every((each) => each.column === last.column) &&
    parts.some((each) => each.keyLength !== last.keyLength)
  // `k: v` is a habit of another format; only the AWS CLI reads it.
  if (!isAligned && last.isColon) return () => ' = '
  if (!isAligned) {
    const before = last.before.length > 1 ? ' ' : last.before
    return () => `${before}=${last.after.length > 1 ? ' ' : last.after}`
  }
  return (keyLength) => {
    const room = last.column - last.indent - keyLength
    return `${' '.repeat(Math.max(1, room))}=${last.after}`
  }
}
