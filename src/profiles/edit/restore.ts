import { parse } from '../../ini/parse.ts'
import { type Documents, withDocument } from './documents.ts'
import type { Edit } from './edit.ts'
import { EditRefused } from './edit-refused.ts'
import { type LineChange, lineChanges } from './line-changes.ts'
import { textLines } from './text-lines.ts'

type Restore = Extract<Edit, { type: 'restore' }>

/**
 * Turns `from` into `to`. If someone else has changed the file since, only the lines that differ between the two are
 * restored.
 *
 * @throws EditRefused if someone else has changed these lines, or the line above or below
 */
export function restoreText(documents: Documents, { file, from, to }: Restore): Documents {
  const { text } = documents[file]
  return withDocument(documents, file, parse(text === from ? to : merged(text, from, to)))
}

/**
 * Merges our change and those of others, both relative to `from`. A patch would not do, because it applies wherever its
 * lines are found, and many sections have the same lines.
 */
function merged(text: string, from: string, to: string): string {
  const left = textLines(from)
  const mine = lineChanges(left, textLines(to))
  const theirs = lineChanges(left, textLines(text))
  if (mine.some((own) => theirs.some((other) => touches(own, other, left.length)))) {
    throw new EditRefused('refused', 'someone else has changed these lines since then; edit them by hand')
  }
  const result: string[][] = []
  let at = 0
  // Insertions at the same line: at the start of the file theirs goes first, at the end mine, next to the old lines.
  const isFirst = ({ end }: LineChange) => end === 0
  const all = [...theirs.filter(isFirst), ...mine, ...theirs.filter((each) => !isFirst(each))]
  for (const { start, end, lines } of all.sort((a, b) => a.start - b.start || a.end - b.end)) {
    result.push(left.slice(at, start), [...lines])
    at = end
  }
  return [...result, left.slice(at)].flat().join('')
}

/** True if the changes overlap or are adjacent. Additions by others at the start or end of the file never count. */
function touches(own: LineChange, other: LineChange, length: number): boolean {
  if (other.start === length || other.end === 0) return false
  return other.start === other.end
    ? other.start >= own.start && other.start <= own.end
    : other.start < own.end + 1 && other.end > own.start - 1
}
