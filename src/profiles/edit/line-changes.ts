import { diffArrays } from 'diff'
import { landmarks } from './landmarks.ts'

/** Lines `start` to `end` (exclusive, from 0) of an old text, and what stands in their place. */
export interface LineChange {
  readonly start: number
  readonly end: number
  readonly lines: readonly string[]
}

/** What turns one list of lines into the other, in order; as few lines as can be, where they are not very many. */
export function lineChanges(from: readonly string[], to: readonly string[]): LineChange[] {
  return fewestChanges(from, to, 0) ?? changesBetween(from, to)
}

/** The time that finding the fewest takes grows with the square of what it finds. */
const MOST_EDITS = 200

/** Null where it would take long. `first` is the number of the first line. */
function fewestChanges(from: readonly string[], to: readonly string[], first: number): LineChange[] | null {
  const parts = diffArrays([...from], [...to], { maxEditLength: MOST_EDITS })
  if (!parts) return null
  const changes: { start: number; end: number; lines: string[] }[] = []
  let at = first
  for (const { added, removed, value } of parts) {
    if (added || removed) {
      let open = changes.at(-1)
      if (open?.end !== at) {
        open = { start: at, end: at, lines: [] }
        changes.push(open)
      }
      if (added) open.lines = [...open.lines, ...value]
      else open.end += value.length
    }
    if (!added) at += value.length
  }
  return changes
}

/** Changes in thousands of sections, such as a new name for their source, are small ones between their headers. */
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
