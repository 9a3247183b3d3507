import type { Document } from './document.ts'
import { parse } from './parse.ts'

/** Replace the characters from `start` to `end` by `text`; everything else of a file stays as it is. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Applies splices that do not overlap, in any order, and reads the result anew. */
export function spliced(document: Document, splices: readonly Splice[]): Document {
  let text = ''
  let from = 0
  for (const each of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += document.text.slice(from, each.start) + each.text
    from = each.end
  }
  return parse(text + document.text.slice(from))
}
