import { trimEnd } from './blank.ts'
import type { Document, NestedSetting, Section, SettingLine } from './document.ts'

/** The last line break before `offset`, else the file's first one, else `\n`. */
export function lineBreakNear({ text }: Document, offset: number): string {
  const before = /(\r\n|\n|\r)[^\r\n]*$/.exec(text.slice(Math.max(0, offset - 4_096), offset))
  return before?.[1] ?? /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** True if a line starts at `offset`. */
export function startsLine({ text }: Document, offset: number): boolean {
  if (offset === 0 || (offset === 1 && text.startsWith(BYTE_ORDER_MARK))) return true
  return text[offset - 1] === '\n' || text[offset - 1] === '\r'
}

/** Can precede the first line, but is not part of it. */
export const BYTE_ORDER_MARK = '\ufeff'

/** Start of the line below the one that contains `offset`, or the end of the text. */
export function lineStartAfter({ text }: Document, offset: number): number {
  const lineBreak = /\r\n|\n|\r/g
  lineBreak.lastIndex = offset
  return lineBreak.exec(text) ? lineBreak.lastIndex : text.length
}

/** How the lines of a section are written, as the model for a new one. */
export interface LineStyle {
  readonly indent: string
  /** What goes between the value and a key of this length. */
  readonly separator: (keyLength: number) => string
}

type Line = Pick<SettingLine, 'start' | 'keyStart' | 'valueStart' | 'valueEnd'>

const NESTED_INDENT = '    ' // As `aws configure set` writes it.

/** The style of a section's settings, else of the section above, else of the one below, else `key = value`. */
export function settingStyle(document: Document, section: Section): LineStyle {
  const at = document.sections.indexOf(section)
  const near = [section, document.sections[at - 1], document.sections[at + 1]]
  const model = near.find((each) => each && each.settings.length > 0)
  const lines = model?.settings ?? []
  // Some SDKs reject a section whose first line is indented, so the indentation of other sections does not count.
  const last = section.settings.at(-1)
  return {
    indent: last ? document.text.slice(last.start, last.keyStart) : '',
    separator: separatorLike(document, lines),
  }
}

/** The style of the lines of a block, else of the file's first block; `isModelled` if either has lines. */
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

/** The separator (` = `, `=` …) of the last of these lines; padded to their column if they are all aligned. */
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
  // Only the AWS CLI reads `key: value`.
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
