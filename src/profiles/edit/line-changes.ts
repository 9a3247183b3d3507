import { diffArrays } from 'diff'
import { landmarks } from './landmarks.ts'

/** Lines [start, end) of an old text, counted from 0, and the lines that replace them. */
export interface LineChange {
  readonly start: number
  readonly end: number
  readonly lines: readonly string[]
}

/** The changes that turn one list of lines into the other, in order; as few lines as possible, unless there are many. */
export function lineChanges(from: readonly string[], to: readonly string[]): LineChange[] {
  return fewestChanges(from, to, 0) ?? changesBetween(from, to)
}

/** Finding the fewest changes takes time quadratic in their number. */
const MOST_EDITS = 200

/** Null if there are more than `MOST_EDITS`. `first` is the line number of `from[0]`. */
function fewestChanges(from: readonly string[], to: readonly string[], first: number): LineChange[] | null {
  const parts = diffArrays([...from], [...to], { maxEditLength: MOST_EDITS })
  if (!parts) return null
  const changes: { start: number; end: number; lines: string[] }[] = []
  let at = first
  for (const { added, removed, value } of parts) {
    if (added || removed) {
      let change = changes.at(-1)
      if (change?.end !== at) {
        change = { start: at, end: at, lines: [] }
        changes.push(change)
      }
      if (added) change.lines = [...change.lines, ...value]
      else change.end += value.length
    }
    if (!added) at += value.length
  }
  return changes
}

/** For small changes in thousands of sections, such as a renamed source_profile: the headers are landmarks. */
function changesBetween(from: readonly string[], to: readonly string[]): LineChange[] {
  const changes: LineChange[] = []
  let [start, startThere] = [0, 0]
  for (const { at, there } of [...landmarks(from, to), { at: from.length, there: to.length }]) {
    const [removed, added] = [from.slice(start, at), to.slice(startThere, there)]
    if (removed.length > 0 || added.length > 0) {
      const all = { start, end: at, lines: added }
      for (const each of fewestChanges(removed, added, start) ?? [all]) changes.push(each)
    }
    start = at + 1
    startThere = there + 1
  }
  return changes
}
