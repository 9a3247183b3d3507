import { diffArrays } from 'diff'

/** The lines of a text with their line breaks, counted as `ini/parse.ts` counts: CR, LF and CRLF end one. */
export function textLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []
}

/** Lines `start` to `end` (exclusive, from 0) of an old text, and what stands in their place. */
export interface LineChange {
  readonly start: number
  readonly end: number
  readonly lines: readonly string[]
}

/** What turns one list of lines into the other, in order. */
export function lineChanges(from: readonly string[], to: readonly string[]): LineChange[] {
  const changes: { start: number; end: number; lines: string[] }[] = []
  let at = 0
  for (const { added, removed, value } of diffArrays([...from], [...to])) {
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
