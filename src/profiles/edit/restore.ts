import { parse } from '../../ini/parse.ts'
import type { Documents } from './documents.ts'
import type { Edit } from './edit.ts'
import { EditRefused } from './edit-refused.ts'
import { type LineChange, lineChanges } from './line-changes.ts'
import { textLines } from './text-lines.ts'

type Restore = Extract<Edit, { type: 'restore' }>

/**
 * Turns `from` back into `to`. Where the file was changed by others meanwhile, only the lines that differ between the
 * two are restored, and only if they, and a line on each side, stand as they were left. Throws `EditRefused` otherwise.
 */
export function restoreText(documents: Documents, { file, from, to }: Restore): Documents {
  const { text } = documents[file]
  return { ...documents, [file]: parse(text === from ? to : merged(text, from, to)) }
}

/**
 * Both what we take back and what others did, as changes of the same text. A patch would do the same, but is applied
 * wherever its lines are found, and sections often hold the same lines.
 */
function merged(text: string, from: string, to: string): string {
  const left = textLines(from)
  const mine = lineChanges(left, textLines(to))
  const theirs = lineChanges(left, textLines(text))
  if (mine.some((own) => theirs.some((other) => touches(own, other, left.length)))) {
    throw new EditRefused('refused', 'these lines have been changed by somebody else since')
  }
  const result: string[][] = []
  let at = 0
  // At the very beginning theirs comes first, at the very end mine does: each stays beside what it belongs to.
  const isFirst = ({ end }: LineChange) => end === 0
  const all = [...theirs.filter(isFirst), ...mine, ...theirs.filter((each) => !isFirst(each))]
  for (const { start, end, lines } of all.sort((a, b) => a.start - b.start || a.end - b.end)) {
    result.push(left.slice(at, start), [...lines])
    at = end
  }
  return [...result, left.slice(at)].flat().join('')
}

/** What others add at the very beginning or end of the file is in nobody's way. */
function touches(own: LineChange, other: LineChange, length: number): boolean {
  if (other.start === length || other.end === 0) return false
  return other.start === other.end
    ? other.start >= own.start && other.start <= own.end
    : other.start < own.end + 1 && other.end > own.start - 1
}
