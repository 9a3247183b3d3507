import { skipBlanks, trimEnd } from './blank.ts'
import type { Continuation, NestedSetting, ParseProblem, SettingLine } from './document.ts'
import { endOfLine, pastLineBreak } from './line-ends.ts'

/** A setting that has all its lines, but as its value only that of the first line. */
export interface UnjoinedSetting extends Pick<SettingLine, 'valueEnd' | 'continuation'> {
  value: string
  nested: readonly NestedSetting[]
}

/** Joins a setting's lines in place into one value, or into a block's nested settings; adds to `problems`. */
export function joinValue(text: string, setting: UnjoinedSetting, problems: ParseProblem[]): void {
  const lines = setting.continuation
  if (lines.length === 0) return
  if (setting.value !== '') {
    // configparser keeps blank lines inside a value and drops comment lines.
    let value = setting.value
    let before = pastLineBreak(text, endOfLine(text, setting.valueEnd, true))
    for (const each of lines) {
      value +=
        '\n'.repeat(1 + blankLinesBetween(text, before, each.start)) +
        text.slice(each.textStart, each.textEnd)
      before = each.end
    }
    setting.value = value
    return
  }
  setting.nested = lines.flatMap((each) => nestedSettings(text, each, problems))
}

/** The line breaks of Python's `str.splitlines` besides CR and LF: botocore splits a block's text with it. */
const INNER_BREAK = /[\v\f\x1c-\x1e\x85\u2028\u2029]/g

function nestedSettings(text: string, line: Continuation, problems: ParseProblem[]): NestedSetting[] {
  const found: NestedSetting[] = []
  let start = line.textStart
  const add = (pieceEnd: number) => {
    const keyStart = skipBlanks(text, start, pieceEnd)
    const valueEnd = trimEnd(text, keyStart, pieceEnd)
    if (keyStart === valueEnd) return
    // `text.indexOf` would search the rest of the text for every line without `=`.
    const offset = text.slice(keyStart, valueEnd).indexOf('=')
    if (offset < 0) {
      problems.push({ type: 'unparsable-line', line: line.line, reason: 'no-nested-separator' })
      return
    }
    const at = keyStart + offset
    const valueStart = skipBlanks(text, at + 1, valueEnd)
    const key = text.slice(keyStart, trimEnd(text, keyStart, at))
    const value = text.slice(valueStart, valueEnd)
    found.push({
      key,
      value,
      line: line.line,
      start: line.start,
      end: line.end,
      keyStart,
      valueStart,
      valueEnd,
    })
  }
  for (const { index } of text.slice(line.textStart, line.textEnd).matchAll(INNER_BREAK)) {
    add(line.textStart + index)
    start = line.textStart + index + 1
  }
  add(line.textEnd)
  return found
}

function blankLinesBetween(text: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; ) {
    const bodyEnd = endOfLine(text, at, true)
    if (skipBlanks(text, at, bodyEnd) === bodyEnd) count++
    at = pastLineBreak(text, bodyEnd)
  }
  return count
}
